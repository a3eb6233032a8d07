import { text, type Dict } from '../core/types';
import type { RawElement, RawNode, WxmlEngine } from '../wxml/engine';
import type { Component } from './component';
import type { ViewElement, ViewNode } from './node';
import type { Owner } from './owner';

export interface ComposeHooks {
  engine: WxmlEngine;
  /** A new instance of the component in `file`, made when its element appears for the first time. */
  create(file: string): Component;
  failed(thrown: unknown, where: string): void;
}

/** Slot contents wait here until the component's own tree reaches its `<slot>`. */
type Slots = (name: string, parent: ViewElement | null) => ViewNode[];

interface Place {
  owner: Owner;
  parent: ViewElement | null;
  path: string;
  slots: Slots;
}

/** Keeps the component instances of one page and draws the page's tree again and again. */
export class Composer {
  private readonly components = new Map<string, Component>();
  private seen = new Set<string>();

  constructor(private readonly hooks: ComposeHooks) {}

  /** The instances alive now, by the key of their host element. */
  get instances(): ReadonlyMap<string, Component> {
    return this.components;
  }

  draw(page: Owner): ViewNode[] {
    this.seen = new Set();
    const known = new Set(this.components.keys());
    const raw = this.hooks.engine.render(`${page.file}.wxml`, page.data);
    const tree = this.nodes(raw, { owner: page, parent: null, path: '', slots: () => [] });
    for (const [key, component] of [...this.components]) {
      if (this.seen.has(key)) continue;
      this.components.delete(key);
      this.lifetime(component, 'detached');
    }
    for (const [key, component] of this.components) if (!known.has(key)) this.lifetime(component, 'ready');
    return tree;
  }

  dispose(): void {
    for (const component of this.components.values()) this.lifetime(component, 'detached');
    this.components.clear();
  }

  private lifetime(component: Component, name: 'attached' | 'ready' | 'detached'): void {
    try {
      component.lifetime(name);
    } catch (thrown) {
      this.hooks.failed(thrown, `${component.file} ${name}`);
    }
  }

  private nodes(raw: RawNode[], place: Place): ViewNode[] {
    return raw.flatMap((node, index): ViewNode[] => {
      if (typeof node === 'string') return [{ kind: 'text', text: node, parent: place.parent }];
      if (node.tag === 'slot') return place.slots(text(node.attrs.name), place.parent);
      return [this.element(node, place, `${place.path}/${node.key ?? index}`)];
    });
  }

  private element(raw: RawElement, place: Place, path: string): ViewElement {
    const element: ViewElement = {
      kind: 'element',
      tag: raw.tag,
      attrs: raw.attrs,
      dataset: dataset(raw.attrs),
      children: [],
      parent: place.parent,
      owner: place.owner,
      key: `${path}:${raw.tag}`,
      virtual: false,
    };
    const file = place.owner.usingComponents.get(raw.tag);
    if (file === undefined) {
      element.children = this.nodes(raw.children, { ...place, parent: element, path });
      return element;
    }
    const component = this.instance(element, file);
    element.virtual = component.virtual;
    const light: Slots = (name, parent) =>
      this.nodes(
        raw.children.filter((child) => (typeof child === 'string' ? '' : text(child.attrs.slot)) === name),
        { ...place, parent, path: `${path}>${name}` },
      );
    const shadow = this.hooks.engine.render(`${component.file}.wxml`, component.data);
    element.children = this.nodes(shadow, { owner: component, parent: element, path: `${path}#`, slots: light });
    return element;
  }

  private instance(element: ViewElement, file: string): Component {
    this.seen.add(element.key);
    const known = this.components.get(element.key);
    const component = known ?? this.hooks.create(file);
    component.host = element;
    component.receive(element.attrs);
    if (!known) {
      this.components.set(element.key, component);
      this.lifetime(component, 'attached');
    }
    return component;
  }
}

function dataset(attrs: Dict): Dict {
  const pairs = Object.entries(attrs).filter(([name]) => name.startsWith('data-'));
  return Object.fromEntries(
    pairs.map(([name, value]) => [
      name
        .slice('data-'.length)
        .toLowerCase()
        .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
