import type { Device } from '../core/device';
import { asDict, isCallable, type Callable, type Dict } from '../core/types';
import { Component } from '../tree/component';
import { Composer } from '../tree/compose';
import { dispatch } from '../tree/dispatch';
import { walk, type ViewElement, type ViewNode } from '../tree/node';
import { Owner } from '../tree/owner';
import type { WxmlEngine } from '../wxml/engine';
import type { PageJson } from '../core/bundle';
import { resolveComponents, type Definitions } from './definitions';

/** What a person has put into a field, kept until the page itself gives the field another value. */
interface FieldState {
  attribute: 'value' | 'checked';
  given: unknown;
  shown: unknown;
}

/** One page on the stack, with its tree as the phone shows it. */
export class Page extends Owner {
  readonly json: PageJson;
  refreshing = false;
  tree: readonly ViewNode[] = [];
  private readonly composer: Composer;
  private readonly fields = new Map<string, FieldState>();
  private callbacks: Callable[] = [];
  private scheduled = false;
  private ready = false;

  constructor(
    file: string,
    readonly query: Dict,
    private readonly device: Device,
    definitions: Definitions,
    engine: WxmlEngine,
  ) {
    const definition = definitions.page(file);
    super(file, definition.data, {
      realm: device.realm,
      changed: (owner, patch, callback) => this.changed(owner, patch, callback),
    });
    this.json = device.bundle.pageJson(file);
    for (const [tag, path] of resolveComponents(device.bundle, file, this.json)) this.usingComponents.set(tag, path);
    for (const [name, value] of Object.entries(definition)) if (name !== 'data') this.self[name] = value;
    this.self.options = device.give(query);
    this.composer = new Composer({
      engine,
      create: (path) => this.component(path, definitions),
      failed: (thrown, where) => device.journal.error(thrown, where),
    });
  }

  /** Run one of the page's own lifecycle functions. What it throws is the app's error. */
  hook(name: string, ...args: unknown[]): unknown {
    const method = this.method(name);
    if (!method) return undefined;
    try {
      return method.call(this.self, ...args.map((arg) => this.device.give(arg)));
    } catch (thrown) {
      this.device.journal.error(thrown, `${this.file} ${name}`);
      return undefined;
    }
  }

  show(): void {
    this.hook('onShow');
    this.draw();
    if (this.ready) return;
    this.ready = true;
    this.hook('onReady');
  }

  unload(): void {
    this.hook('onUnload');
    this.alive = false;
    this.composer.dispose();
  }

  /** Draw the page anew and keep what a person typed where the page did not overwrite it. */
  draw(): void {
    try {
      this.tree = this.composer.draw(this);
    } catch (thrown) {
      this.device.journal.error(thrown, `${this.file}.wxml`);
      return;
    }
    if (this.fields.size === 0) return;
    for (const element of walk(this.tree)) {
      const state = this.fields.get(element.key);
      if (!state) continue;
      if (element.attrs[state.attribute] !== state.given) this.fields.delete(element.key);
      else element.attrs[state.attribute] = state.shown;
    }
  }

  /** A person changed a field: the phone shows it at once, whatever the app does with the event. */
  fill(element: ViewElement, attribute: 'value' | 'checked', shown: unknown): void {
    const given = this.fields.get(element.key)?.given ?? element.attrs[attribute];
    this.fields.set(element.key, { attribute, given, shown });
    element.attrs[attribute] = shown;
  }

  private changed(owner: Owner, patch: Dict, callback: Callable | undefined): void {
    this.device.journal.recordSetData(this.file, patch);
    if (callback) this.callbacks.push(callback);
    if (!owner.alive || !this.alive) {
      this.device.journal.warnings.push(`setData after unload on ${owner.file}: ${Object.keys(patch).join(', ')}`);
      return;
    }
    if (this.scheduled) return;
    this.scheduled = true;
    const done = this.device.activity.begin(`setData on ${this.file}`);
    setImmediate(() => {
      this.scheduled = false;
      this.draw();
      const waiting = this.callbacks;
      this.callbacks = [];
      for (const one of waiting) this.run(one);
      done();
    });
  }

  private run(callback: Callable): void {
    try {
      callback();
    } catch (thrown) {
      this.device.journal.error(thrown, `${this.file} setData callback`);
    }
  }

  private component(file: string, definitions: Definitions): Component {
    const definition = definitions.component(file);
    const component = new Component(
      file,
      definition,
      { realm: this.device.realm, changed: (owner, patch, callback) => this.changed(owner, patch, callback) },
      (source, type, detail, options) => {
        if (!source.host) return;
        dispatch(source.host, type, detail, this.device.realm, { bubbles: options.bubbles === true });
      },
    );
    const json = this.device.bundle.pageJson(file);
    for (const [tag, path] of resolveComponents(this.device.bundle, file, json))
      component.usingComponents.set(tag, path);
    component.self.getPageId = () => this.file;
    const pageHooks = asDict(definition.pageLifetimes);
    if (isCallable(pageHooks.show)) this.callbacks.push(() => (pageHooks.show as Callable).call(component.self));
    return component;
  }
}
