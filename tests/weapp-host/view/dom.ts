import { text } from '../core/types';
import { flag, type ViewElement, type ViewNode } from '../tree/node';

/** One node as the browser needs it; sent over as JSON. */
export interface DomNode {
  tag: string;
  key: string;
  attrs: Record<string, string>;
  /** The value of the real field inside `wx-input` and `wx-textarea`, the address of an image. */
  value?: string;
  children: (DomNode | string)[];
}

/** Attributes the base styles look at. */
const STYLED = ['mode', 'disabled', 'checked', 'type', 'scroll-x', 'scroll-y', 'auto-height'];

export function domOf(nodes: readonly ViewNode[], address: (src: string) => string): (DomNode | string)[] {
  return nodes.flatMap((node): (DomNode | string)[] => {
    if (node.kind === 'text') return [node.text];
    if (node.virtual) return domOf(node.children, address);
    return [elementOf(node, address)];
  });
}

function elementOf(element: ViewElement, address: (src: string) => string): DomNode {
  const attrs: Record<string, string> = {};
  for (const name of ['id', 'class', 'style']) {
    const value = text(element.attrs[name]);
    if (value !== '') attrs[name] = name === 'style' ? rpx(value) : value;
  }
  if (flag(element, 'hidden')) attrs.hidden = '';
  for (const name of STYLED) {
    const value = element.attrs[name];
    if (value !== undefined && value !== false && value !== '') attrs[`data-${name}`] = text(value);
  }
  for (const [name, value] of Object.entries(element.attrs)) {
    if (name.startsWith('aria-') && text(value) !== '') attrs[name === 'aria-role' ? 'role' : name] = text(value);
  }
  const node: DomNode = { tag: element.tag, key: element.key, attrs, children: domOf(element.children, address) };
  if (element.tag === 'image') node.value = address(text(element.attrs.src));
  if (element.tag === 'input' || element.tag === 'textarea') {
    node.value = text(element.attrs.value);
    attrs['data-placeholder'] = text(element.attrs.placeholder);
    if (flag(element, 'password')) attrs['data-type'] = 'password';
  }
  return node;
}

function rpx(style: string): string {
  return style.replace(/(-?\d*\.?\d+)rpx\b/g, (_, size: string) => `calc(${size} * 100vw / 750)`);
}
