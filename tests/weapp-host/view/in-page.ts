import type { DomNode } from './dom';

interface HostEvent {
  type: 'tap' | 'input' | 'confirm';
  key: string;
  value: string;
}

type HostWindow = Window & { hostEvent?: (event: HostEvent) => Promise<void> };

/**
 * Runs inside the browser, in the frame of the page: makes the DOM equal to the tree, touching only what differs, so
 * that a field a person types into survives. Self-contained: it is sent over as source.
 */
export function drawTree(nodes: (DomNode | string)[]): void {
  const root = document.querySelector('wx-page') ?? document.body.appendChild(document.createElement('wx-page'));

  const inner = (element: Element, node: DomNode): void => {
    const kind = node.tag === 'image' ? 'img' : node.tag;
    const field = (element.firstElementChild ?? element.appendChild(document.createElement(kind))) as HTMLInputElement;
    const value = node.value ?? '';
    if (node.tag === 'image') {
      if (field.getAttribute('src') !== value) field.setAttribute('src', value);
      return;
    }
    field.placeholder = node.attrs['data-placeholder'] ?? '';
    if (node.tag === 'input') field.type = node.attrs['data-type'] === 'password' ? 'password' : 'text';
    if (field.value !== value) field.value = value;
  };
  const attributes = (element: Element, node: DomNode): void => {
    const wanted: Record<string, string> = { ...node.attrs, 'data-key': node.key };
    for (const name of element.getAttributeNames()) if (!(name in wanted)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(wanted)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  };
  const patch = (parent: Element, wanted: (DomNode | string)[]): void => {
    wanted.forEach((node, index) => {
      const there = parent.childNodes[index];
      if (typeof node === 'string') {
        if (there instanceof Text) there.data = node;
        else parent.insertBefore(document.createTextNode(node), there ?? null);
        return;
      }
      const same = there instanceof Element && there.getAttribute('data-key') === node.key;
      const element = same ? there : document.createElement(`wx-${node.tag}`);
      if (!same) parent.insertBefore(element, there ?? null);
      attributes(element, node);
      if (node.value !== undefined) inner(element, node);
      else patch(element, node.children);
    });
    while (parent.childNodes.length > wanted.length) parent.lastChild?.remove();
  };
  patch(root, nodes);
}

/** Runs inside the browser once per page frame: what a person does goes to the phone. */
export function listenToPerson(): void {
  const tell = (event: Event, type: HostEvent['type']): void => {
    const target = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const key = target?.getAttribute('data-key');
    if (!key) return;
    const value =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target.value : '';
    void (window.top as HostWindow).hostEvent?.({ type, key, value });
  };
  document.addEventListener('click', (event) => tell(event, 'tap'));
  document.addEventListener('input', (event) => tell(event, 'input'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) tell(event, 'confirm');
  });
}

export interface Measured {
  key: string;
  words: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Runs inside the browser: the boxes of the elements with these keys, and whether the page scrolls sideways. */
export function measureKeys(keys: string[]): { boxes: Measured[]; sideways: boolean } {
  const boxes = [...document.querySelectorAll('[data-key]')]
    .filter((element) => keys.includes(element.getAttribute('data-key') ?? ''))
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const words = (element.textContent ?? '').trim().slice(0, 40);
      return { key: element.getAttribute('data-key') ?? '', words, x, y, width, height };
    });
  return { boxes, sideways: document.documentElement.scrollWidth > window.innerWidth };
}

/** Runs inside the browser: waits for fonts and pictures, and names the pictures that cannot be shown. */
export async function brokenPictures(): Promise<string[]> {
  await document.fonts.ready;
  const pictures = [...document.images].filter((image) => image.getAttribute('src') !== '');
  const decoded = await Promise.allSettled(pictures.map((image) => image.decode()));
  return pictures.filter((_, index) => decoded[index]?.status === 'rejected').map((image) => image.src.slice(0, 200));
}
