import type { Bundle } from '../core/bundle';
import type { Journal } from '../core/journal';
import { isDict, text, type Dict } from '../core/types';
import { Documents, type WxmlDocument } from './document';
import type { RawElement, RawNode, WxmlEngine } from './engine';
import { compileObject, compileText, shown } from './expression';
import type { WxmlElement, WxmlNode } from './parse';
import { member, Scope, type Evaluate } from './scope';

const SILENT = new Set(['import', 'wxs']);
const DIRECTIVE = /^wx:/;

/** Runs WXML as it stands in the bundle; it knows nothing of the framework that wrote it. */
export class Interpreter implements WxmlEngine {
  private readonly documents: Documents;
  private readonly compiled = new Map<string, Evaluate>();

  constructor(
    bundle: Bundle,
    private readonly journal: Journal,
  ) {
    this.documents = new Documents(bundle);
  }

  render(file: string, data: Dict): RawNode[] {
    const document = this.documents.open(file);
    return this.nodes(document.body, document, new Scope(data, new Scope(document.modules)));
  }

  private nodes(nodes: WxmlNode[], document: WxmlDocument, scope: Scope): RawNode[] {
    const out: RawNode[] = [];
    let taken = false;
    for (const node of nodes) {
      if (typeof node === 'string') {
        out.push(shown(this.value(node, scope)));
        continue;
      }
      const test = node.attrs.get('wx:if') ?? node.attrs.get('wx:elif');
      const isElse = node.attrs.has('wx:else') || node.attrs.has('wx:elif');
      const loop = node.attrs.get('wx:for') ?? node.attrs.get('wx:for-items');
      // In WeChat `wx:for` binds tighter than `wx:if`: the condition of a looped node is asked per item.
      if (loop !== undefined) {
        out.push(...this.loop(node, loop, document, scope));
        continue;
      }
      if (isElse && taken) continue;
      if (test === undefined && !isElse) taken = false;
      const holds = test === undefined || Boolean(this.value(test, scope));
      if (test !== undefined) taken = holds;
      if (holds) out.push(...this.element(node, document, scope));
    }
    return out;
  }

  private loop(node: WxmlElement, list: string | true, document: WxmlDocument, scope: Scope): RawNode[] {
    const items = entries(this.value(list, scope));
    const itemName = text(node.attrs.get('wx:for-item')) || 'item';
    const indexName = text(node.attrs.get('wx:for-index')) || 'index';
    const keyName = node.attrs.get('wx:key');
    const test = node.attrs.get('wx:if');
    return items.flatMap(([index, item]) => {
      const inner = new Scope({ [itemName]: item, [indexName]: index }, scope);
      if (test !== undefined && !this.value(test, inner)) return [];
      const key = typeof keyName === 'string' ? text(keyName === '*this' ? item : member(item, keyName)) : '';
      return this.element(node, document, inner).map((one) =>
        typeof one === 'string' || key === '' ? one : { ...one, key },
      );
    });
  }

  private element(node: WxmlElement, document: WxmlDocument, scope: Scope): RawNode[] {
    if (SILENT.has(node.tag)) return [];
    if (node.tag === 'block') return this.nodes(node.children, document, scope);
    if (node.tag === 'include') return this.include(node, document, scope);
    if (node.tag === 'template') return node.attrs.has('is') ? this.template(node, document, scope) : [];
    const attrs: Dict = {};
    for (const [name, value] of node.attrs) {
      if (!DIRECTIVE.test(name)) attrs[name] = this.value(value, scope);
    }
    const element: RawElement = { tag: node.tag, attrs, children: this.nodes(node.children, document, scope) };
    return [element];
  }

  private template(node: WxmlElement, document: WxmlDocument, scope: Scope): RawNode[] {
    const name = text(this.value(node.attrs.get('is') ?? '', scope));
    const template = this.documents.template(name, document);
    if (!template) {
      this.journal.error(`Template \`${name}\` not found.`, document.file);
      return [];
    }
    const data = node.attrs.get('data');
    const given = typeof data === 'string' ? this.object(data)(scope) : {};
    const inner = new Scope(isDict(given) ? given : {}, new Scope(template.home.modules));
    return this.nodes(template.body, template.home, inner);
  }

  private include(node: WxmlElement, document: WxmlDocument, scope: Scope): RawNode[] {
    const file = this.documents.resolve(text(node.attrs.get('src')), document.file);
    const included = this.documents.open(file);
    return this.nodes(included.body, included, new Scope(included.modules, scope));
  }

  private value(source: string | true, scope: Scope): unknown {
    if (source === true) return true;
    let evaluate = this.compiled.get(source);
    if (!evaluate) {
      evaluate = compileText(source);
      this.compiled.set(source, evaluate);
    }
    return evaluate(scope);
  }

  private object(source: string): Evaluate {
    const id = `data:${source}`;
    let evaluate = this.compiled.get(id);
    if (!evaluate) {
      evaluate = compileObject(source.trim().replace(/^\{\{/, '').replace(/\}\}$/, ''));
      this.compiled.set(id, evaluate);
    }
    return evaluate;
  }
}

function entries(list: unknown): [number | string, unknown][] {
  if (Array.isArray(list)) return list.map((item: unknown, index) => [index, item]);
  if (typeof list === 'number') return Array.from({ length: list }, (_, index) => [index, index]);
  if (typeof list === 'string') return [...list].map((item, index) => [index, item]);
  return isDict(list) ? Object.entries(list) : [];
}
