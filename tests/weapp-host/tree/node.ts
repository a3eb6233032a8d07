import { text, type Dict } from '../core/types';
import type { Owner } from './owner';

export interface ViewText {
  kind: 'text';
  text: string;
  parent: ViewElement | null;
}

/** One element of the page as a phone shows it: custom components are expanded in place. */
export interface ViewElement {
  kind: 'element';
  tag: string;
  attrs: Dict;
  dataset: Dict;
  children: ViewNode[];
  parent: ViewElement | null;
  /** The page or component in whose file the element is written; its methods are the event handlers. */
  owner: Owner;
  /** Stays the same from render to render as long as the element is the same one. */
  key: string;
  /** A custom component's host element with `virtualHost` draws no box of its own. */
  virtual: boolean;
}

export type ViewNode = ViewElement | ViewText;

export function idOf(element: ViewElement): string {
  return text(element.attrs.id);
}

export function classesOf(element: ViewElement): string[] {
  return text(element.attrs.class).split(/\s+/).filter(Boolean);
}

/** An attribute as the native component reads it: "false" written in WXML is a string, hence true. */
export function flag(element: ViewElement, name: string): boolean {
  return Boolean(element.attrs[name]) && element.attrs[name] !== 'false';
}

export function* walk(nodes: readonly ViewNode[]): Generator<ViewElement> {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    yield node;
    yield* walk(node.children);
  }
}

export function ancestors(element: ViewElement): ViewElement[] {
  const path: ViewElement[] = [];
  for (let one: ViewElement | null = element; one; one = one.parent) path.push(one);
  return path;
}

/** Hidden by its own attributes. What a class hides is known only to the Chromium view. */
export function isHidden(element: ViewElement): boolean {
  return flag(element, 'hidden') || /display:\s*none|visibility:\s*hidden/.test(text(element.attrs.style));
}

const FIELDS = new Set(['input', 'textarea']);

/** The words a person reads in a node, a field's value or placeholder included. */
export function visibleText(node: ViewNode): string {
  if (node.kind === 'text') return node.text;
  if (isHidden(node)) return '';
  if (FIELDS.has(node.tag)) return text(node.attrs.value) || text(node.attrs.placeholder);
  return node.children.map(visibleText).join('');
}
