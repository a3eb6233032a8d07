import { Definitions } from '../stack/definitions';
import { PageStack, type Page } from '../stack/page-stack';
import { createWx } from '../wx/index';
import { callApp } from '../wx/kit';
import { emptyChrome } from '../wx/ui';
import type { WxmlEngine } from '../wxml/engine';
import { Activity } from './activity';
import { Answers } from './answers';
import type { Bundle } from './bundle';
import type { Device, Settings } from './device';
import { TempFiles } from './files';
import { Journal } from './journal';
import { Loader } from './loader';
import { Realm } from './realm';
import { onUnhandledRejection } from './rejections';
import { Timers } from './timers';
import { asDict, isCallable, type Callable, type Dict } from './types';

export type EngineFactory = (bundle: Bundle, journal: Journal) => WxmlEngine;

/** One phone with one mini-program's code loaded into it. */
export class PhoneDevice implements Device {
  readonly journal = new Journal();
  readonly activity = new Activity(this.journal);
  readonly timers = new Timers(this.activity, this.journal);
  readonly answers = new Answers(this.journal);
  readonly realm: Realm;
  readonly files = new TempFiles();
  readonly chrome = emptyChrome();
  readonly scopes = new Map<string, boolean>();
  readonly subscribed = new Map<string, number>();
  readonly stack: PageStack;
  offline = false;
  inTap = false;
  closed = false;
  private readonly loader: Loader;
  private readonly events = new Map<string, Set<Callable>>();
  private readonly closers: (() => void)[] = [];
  private app: Dict = {};

  constructor(
    readonly bundle: Bundle,
    readonly settings: Settings,
    readonly storage: Map<string, string>,
    readonly launchOptions: Dict,
    engine: EngineFactory,
  ) {
    this.realm = new Realm(this.journal, this.timers.api, settings.now);
    const definitions = new Definitions(() => this.loader);
    this.stack = new PageStack(this, definitions, engine(bundle, this.journal));
    this.loader = new Loader(bundle, this.realm, this.globals(definitions));
    this.onClose(onUnhandledRejection((reason, promise) => this.rejected(reason, promise)));
  }

  /** Run app.js and start the app. With lazy loading a page's code waits for the page, else all of it loads now. */
  start(): void {
    try {
      this.loader.load('app.js');
      if (this.bundle.app.lazyCodeLoading === undefined) {
        for (const page of this.bundle.pages) this.loader.load(`${page}.js`);
      }
    } catch (thrown) {
      this.journal.error(thrown, 'starting the app');
    }
    this.appHook('onLaunch', this.launchOptions);
    this.appHook('onShow', this.launchOptions);
  }

  give<T>(value: T): T {
    return this.realm.give(value);
  }

  listeners(event: string): Set<Callable> {
    const set = this.events.get(event) ?? new Set<Callable>();
    this.events.set(event, set);
    return set;
  }

  onClose(close: () => void): void {
    this.closers.push(close);
  }

  page(): Page | undefined {
    return this.stack.top;
  }

  /** WeChat tells the app of its background life twice: the App's own function, and `wx.onAppShow` listeners. */
  appHook(name: 'onLaunch' | 'onShow' | 'onHide', options: Dict): void {
    callApp(
      this,
      `App.${name}`,
      isCallable(this.app[name]) ? this.app[name].bind(this.app) : undefined,
      this.give(options),
    );
    if (name === 'onLaunch') return;
    for (const listener of this.listeners(name === 'onShow' ? 'AppShow' : 'AppHide')) {
      callApp(this, `wx.${name}`, listener, this.give(options));
    }
  }

  close(): void {
    this.closed = true;
    this.timers.close();
    for (const close of this.closers.splice(0)) close();
  }

  private globals(definitions: Definitions): Dict {
    const wx = createWx(this, this.chrome);
    return {
      wx,
      global: this.realm.give({}),
      App: (config: unknown) => {
        this.app = asDict(config);
      },
      Page: (definition: unknown) => definitions.register(definition),
      Component: (definition: unknown) => definitions.register(definition),
      Behavior: (definition: unknown) => definition,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.pages.map((page) => page.self),
      requirePlugin: (name: unknown) => {
        throw this.realm.error(`plugin ${String(name)} is not declared`);
      },
      __wxConfig: this.realm.give({ ...this.bundle.app, envVersion: 'develop' }),
      ...this.timers.api,
    };
  }

  private rejected(reason: unknown, promise: unknown): boolean {
    if (!this.realm.owns(promise)) return false;
    this.journal.error(reason, 'unhandled rejection');
    for (const listener of this.listeners('UnhandledRejection')) {
      callApp(this, 'onUnhandledRejection', listener, { reason, promise });
    }
    this.activity.touch();
    return true;
  }
}
