import { classesOf, idOf, isHidden, visibleText, walk, type ViewElement, type ViewNode } from './node';

/** A CSS-like selector (`#id`, `.class`, `tag`, `tag.class`, `a b`), or `{ text }`, or just the visible words. */
export type Locator = string | { text: string } | { css: string };

const COMPOUND = /^(?:[a-z][a-z-]*)?(?:[.#][\w-]+)*$/;
const TAGS = new Set([
  'view', 'text', 'button', 'input', 'textarea', 'image', 'picker', 'switch', 'scroll-view', 'form', 'label', 'slider',
  'checkbox', 'checkbox-group', 'radio', 'radio-group', 'map', 'swiper', 'swiper-item', 'navigator', 'icon', 'video',
  'progress', 'rich-text', 'web-view', 'canvas', 'picker-view', 'picker-view-column', 'page-meta',
]); // prettier-ignore

function isSelector(words: string): boolean {
  const parts = words.split(' ');
  return parts.every((part) => part !== '' && COMPOUND.test(part) && (/[.#]/.test(part) || TAGS.has(part)));
}

export function describe(locator: Locator): string {
  if (typeof locator === 'string') return locator;
  return 'text' in locator ? `"${locator.text}"` : locator.css;
}

export function findAll(tree: readonly ViewNode[], locator: Locator): ViewElement[] {
  if (typeof locator !== 'string')
    return 'text' in locator ? byText(tree, locator.text) : bySelector(tree, locator.css);
  return isSelector(locator) ? bySelector(tree, locator) : byText(tree, locator);
}

function matches(element: ViewElement, compound: string): boolean {
  const tag = /^[a-z][a-z-]*/.exec(compound)?.[0];
  if (tag !== undefined && tag !== element.tag) return false;
  const marks = compound.match(/[.#][\w-]+/g) ?? [];
  return marks.every((mark) =>
    mark.startsWith('#') ? idOf(element) === mark.slice(1) : classesOf(element).includes(mark.slice(1)),
  );
}

function bySelector(tree: readonly ViewNode[], selector: string): ViewElement[] {
  const [last, ...outer] = selector.split(' ').reverse();
  return [...walk(tree)].filter((element) => matches(element, last ?? '') && hasOuter(element, outer));
}

function hasOuter(element: ViewElement, outer: string[]): boolean {
  const [next, ...rest] = outer;
  if (next === undefined) return true;
  for (let one = element.parent; one; one = one.parent) if (matches(one, next) && hasOuter(one, rest)) return true;
  return false;
}

/** The innermost elements that say exactly this; failing that, the innermost that contain it. */
function byText(tree: readonly ViewNode[], words: string): ViewElement[] {
  const shown = visible(tree);
  const exact = innermost(shown.filter((element) => visibleText(element).trim() === words));
  return exact.length > 0 ? exact : innermost(shown.filter((element) => visibleText(element).includes(words)));
}

function visible(nodes: readonly ViewNode[]): ViewElement[] {
  return nodes.flatMap((node) => (node.kind === 'text' || isHidden(node) ? [] : [node, ...visible(node.children)]));
}

function innermost(elements: ViewElement[]): ViewElement[] {
  const outer = new Set(elements.map((element) => element.parent));
  const covers = new Set<ViewElement>();
  for (const parent of outer) for (let one = parent; one; one = one.parent) covers.add(one);
  return elements.filter((element) => !covers.has(element));
}
