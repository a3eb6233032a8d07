import path from 'node:path';
import vm from 'node:vm';
import type { Bundle } from '../core/bundle';
import type { Dict } from '../core/types';
import { parseWxml, type WxmlElement, type WxmlNode } from './parse';

export interface Template {
  body: WxmlNode[];
  /** The file that defines it: its wxs modules and imports are the ones in force inside. */
  home: WxmlDocument;
}

export interface WxmlDocument {
  file: string;
  body: WxmlNode[];
  own: Map<string, Template>;
  imports: string[];
  modules: Dict;
}

/** Parsed WXML files with their templates and wxs modules, each read once. */
export class Documents {
  private readonly documents = new Map<string, WxmlDocument>();
  private readonly wxsFiles = new Map<string, unknown>();
  private readonly wxsContext = vm.createContext({});

  constructor(private readonly bundle: Bundle) {}

  open(file: string): WxmlDocument {
    const known = this.documents.get(file);
    if (known) return known;
    const body = parseWxml(this.bundle.read(file), file);
    const document: WxmlDocument = { file, body, own: new Map(), imports: [], modules: {} };
    this.documents.set(file, document);
    this.collect(body, document);
    return document;
  }

  /** A template by name: the file's own first, then those of the files it imports (not of their imports). */
  template(name: string, document: WxmlDocument): Template | undefined {
    const own = document.own.get(name);
    if (own) return own;
    for (const file of document.imports) {
      const found = this.open(file).own.get(name);
      if (found) return found;
    }
    return undefined;
  }

  resolve(target: string, from: string): string {
    const file = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
    return /\.\w+$/.test(file) ? file : `${file}.wxml`;
  }

  private collect(nodes: WxmlNode[], document: WxmlDocument): void {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      const name = node.attrs.get('name');
      const src = node.attrs.get('src');
      if (node.tag === 'template' && typeof name === 'string') {
        document.own.set(name, { body: node.children, home: document });
      } else if (node.tag === 'import' && typeof src === 'string') {
        document.imports.push(this.resolve(src, document.file));
      } else if (node.tag === 'wxs') {
        document.modules[String(node.attrs.get('module'))] = this.module(node, document.file);
        continue;
      }
      this.collect(node.children, document);
    }
  }

  private module(node: WxmlElement, from: string): unknown {
    const src = node.attrs.get('src');
    if (typeof src === 'string') return this.wxsFile(this.resolve(src, from));
    return this.run(node.children.filter((one) => typeof one === 'string').join(''), from);
  }

  private wxsFile(file: string): unknown {
    if (!this.wxsFiles.has(file)) this.wxsFiles.set(file, this.run(this.bundle.read(file), file));
    return this.wxsFiles.get(file);
  }

  private run(code: string, file: string): unknown {
    const module: { exports: unknown } = { exports: {} };
    const wrapped = `(function (module, exports, require, getDate, getRegExp) {${code}\n})`;
    const run = new vm.Script(wrapped, { filename: file }).runInContext(this.wxsContext) as (
      ...args: unknown[]
    ) => void;
    run(
      module,
      module.exports,
      (target: string) => this.wxsFile(this.resolve(target, file)),
      (...args: [number]) => new Date(...args),
      (source: string, flags?: string) => new RegExp(source, flags),
    );
    return module.exports;
  }
}
