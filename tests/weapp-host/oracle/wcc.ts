import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { Bundle } from '../core/bundle';
import { asDict, isDict, text, type Dict } from '../core/types';
import type { RawNode, WxmlEngine } from '../wxml/engine';

const COMPILER = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', 'linux', 'wcc');
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Tencent publishes its compiler for this platform only. */
export function hasWcc(): boolean {
  return process.platform === 'linux' && process.arch === 'x64' && existsSync(COMPILER);
}

type Generate = (json: string) => unknown;

/** Tencent's own WXML compiler as the engine: what it draws is by definition right. */
export class Wcc implements WxmlEngine {
  private readonly generate: (file: string) => Generate;

  /** Compiles every WXML file. Throws with the compiler's own words on the first that is broken. */
  constructor(bundle: Bundle) {
    const context = vm.createContext({});
    // The generated code warns by console.log and expects the timer of a browser.
    vm.runInContext('var window = this; var console = { log() {}, warn() {}, error() {} };', context);
    vm.runInContext(compile(bundle), context);
    this.generate = vm.runInContext(
      '(file) => { const draw = $gwx(file); return draw && ((json) => draw(JSON.parse(json), {}, {})); }',
      context,
    ) as (file: string) => Generate;
  }

  render(file: string, data: Dict): RawNode[] {
    const draw = this.generate(file);
    return childrenOf(draw(JSON.stringify(data)));
  }
}

function compile(bundle: Bundle): string {
  // The package ships its program without the permission to run it.
  chmodSync(COMPILER, 0o755);
  const files = bundle.files('.wxml');
  const components = files
    .map((file) => ({ file, tags: Object.keys(bundle.pageJson(file.replace(/\.wxml$/, '')).usingComponents ?? {}) }))
    .filter(({ tags }) => tags.length > 0);
  const customs = [components.length, ...components.flatMap(({ file, tags }) => [file, tags.length, ...tags])];
  const args = ['-d', '-cc', customs.join(' '), ...files, ...bundle.files('.wxs'), '-gn', '$gwx'];
  const run = spawnSync(COMPILER, args, { cwd: bundle.root, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`wcc: ${run.stderr.trim()}`);
  return run.stdout;
}

function childrenOf(node: unknown): RawNode[] {
  const children = asDict(node).children;
  return Array.isArray(children) ? children.flatMap((child) => nodeOf(child)) : [];
}

function nodeOf(node: unknown): RawNode[] {
  if (!isDict(node)) return [text(node)];
  const children = childrenOf(node);
  if (node.tag === 'virtual') {
    const key = text(node.wxKey);
    return children.map((child) => (typeof child === 'string' || key === '' ? child : { ...child, key }));
  }
  return [{ tag: text(node.tag).replace(/^wx-/, ''), attrs: attributes(asDict(node.attr)), children }];
}

/** The compiler turns `open-type` into `openType`; components of WeChat and the host read the written form. */
function attributes(attr: Dict): Dict {
  const pairs = Object.entries(attr).filter(([name]) => !name.startsWith('$'));
  return Object.fromEntries(pairs.map(([name, value]) => [name.startsWith('data-') ? name : hyphened(name), value]));
}

function hyphened(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
