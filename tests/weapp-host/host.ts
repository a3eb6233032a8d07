import type { Answer } from './core/answers';
import { Bundle } from './core/bundle';
import type { Settings } from './core/device';
import type { ApiCall, Journal, SetDataCall, ToastShown } from './core/journal';
import { PhoneDevice, type EngineFactory } from './core/phone-device';
import type { Dict } from './core/types';
import { PhonePage } from './phone-page';
import { parseUrl } from './stack/url';
import { describe, type Locator } from './tree/find';
import { setOffline } from './wx/system';
import { Interpreter } from './wxml/interpreter';

/** Generous: a wait that ends by this limit is a failure, never part of a passing story. */
const LIMIT_MS = 15_000;

export interface LaunchOptions {
  /** Folder of the built mini-program, or a bundle already opened (and perhaps changed). */
  dist: string | Bundle;
  /** Gives the code `wx.login` answers with. */
  login?: () => string | Promise<string>;
  /** Redirect the addresses compiled into the bundle, to the server under test. */
  rewrite?: (url: string) => string;
  /** First page with its query, as from a message or a scanned code. Default: the first page of app.json. */
  open?: string;
  /** WeChat's scene number, 1001 unless told otherwise. */
  scene?: number;
  /** Storage left by an earlier visit: `host.storage` of that phone. */
  storage?: Dict;
  fontSizeSetting?: number;
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Whether the person has agreed to the privacy guide before. Default true. */
  privacyAgreed?: boolean;
  offline?: boolean;
  /** The phone's clock in milliseconds, for stories whose server has one of its own. */
  now?: () => number;
  /** Another WXML engine than the host's own. */
  engine?: EngineFactory;
  limitMs?: number;
}

/** One phone with one mini-program running on it, from launch to close. */
export class WeappHost {
  private constructor(
    /** The phone seen from inside, for the Chromium view. */
    readonly device: PhoneDevice,
    private readonly limitMs: number,
  ) {}

  static async launch(options: LaunchOptions): Promise<WeappHost> {
    const bundle = typeof options.dist === 'string' ? Bundle.open(options.dist) : options.dist;
    const url = options.open ?? bundle.pages[0] ?? '';
    const first = parseUrl(url, '');
    const stored = Object.entries(options.storage ?? {}).map(([key, value]) => [key, JSON.stringify(value)] as const);
    const device = new PhoneDevice(
      bundle,
      settingsOf(options),
      new Map(stored),
      { path: first.page, query: first.query, scene: options.scene ?? 1001, referrerInfo: {} },
      options.engine ?? ((files, journal: Journal) => new Interpreter(files, journal)),
    );
    device.offline = options.offline ?? false;
    const host = new WeappHost(device, options.limitMs ?? LIMIT_MS);
    try {
      device.start();
      await device.stack.launch(url);
      await host.settle();
      return host;
    } catch (thrown) {
      // Nobody else can close a phone that was never handed out.
      device.close();
      throw thrown;
    }
  }

  get page(): PhonePage {
    const top = this.device.page();
    if (!top) throw new Error('no page is open');
    return new PhonePage(top, this.device, () => this.settle());
  }

  /** The stack from the bottom up, by path. */
  get paths(): string[] {
    return this.device.stack.pages.map((page) => page.file);
  }

  get errors(): string[] {
    return this.device.journal.errors;
  }

  get warnings(): string[] {
    return this.device.journal.warnings;
  }

  get logs(): string[] {
    return this.device.journal.logs;
  }

  get toasts(): ToastShown[] {
    return this.device.journal.toasts;
  }

  get calls(): ApiCall[] {
    return this.device.journal.calls;
  }

  get setData(): SetDataCall[] {
    return this.device.journal.setData;
  }

  /** How many messages may be sent now, by template id. */
  get subscribed(): Dict {
    return Object.fromEntries(this.device.subscribed);
  }

  /** What `showLoading` shows, or null. */
  get loading(): string | null {
    return this.device.chrome.loading;
  }

  get storage(): Dict {
    return Object.fromEntries([...this.device.storage].map(([key, value]) => [key, JSON.parse(value) as unknown]));
  }

  get offline(): boolean {
    return this.device.offline;
  }

  set offline(value: boolean) {
    setOffline(this.device, value);
  }

  callsOf(api: string): Dict[] {
    return this.calls.filter((call) => call.api === api).map((call) => call.options);
  }

  /**
   * Say what the person does when the app asks. With several answers each is used once, the last one stays.
   * `'cancel'` and `'deny'` mean that; other values depend on the API (see README); a function receives the options.
   */
  answer(api: string, ...answers: Answer[]): void {
    this.device.answers.set(api, answers);
  }

  /** Until no request, short timer, navigation or setData is pending. Fails, naming what is, at the limit. */
  async settle(): Promise<void> {
    await this.device.activity.settle(this.limitMs);
  }

  /** Until the words show (or the condition holds), looked at again after every change on the phone. */
  async waitFor(condition: Locator | (() => boolean)): Promise<void> {
    const reached = typeof condition === 'function' ? condition : () => this.page.has(condition);
    const what = typeof condition === 'function' ? condition.toString() : describe(condition);
    await this.device.activity.waitFor(
      reached,
      this.limitMs,
      () => `${what} did not come; ${this.page.path} says:\n${this.page.text()}`,
    );
  }

  /** Let everything happen that would within `ms`, without waiting; `Date` does not move by it. */
  async advance(ms: number): Promise<void> {
    this.device.timers.advance(ms);
    await this.settle();
  }

  /** The phone's own back key or gesture. */
  async back(): Promise<void> {
    await this.device.stack.navigateBack(1);
    await this.settle();
  }

  /** Tap an item of the tab bar by its words. */
  async switchTab(words: string): Promise<void> {
    const list = this.device.bundle.app.tabBar?.list ?? [];
    const index = list.findIndex((item) => item.text === words);
    const item = list[index];
    if (!item) throw new Error(`the tab bar has ${list.map((one) => one.text).join(', ')}, not ${words}`);
    const top = this.device.page();
    if (!top || !this.device.bundle.isTab(top.file)) throw new Error(`${top?.file ?? 'no page'} shows no tab bar`);
    await this.device.stack.switchTab(`/${item.pagePath}`);
    this.device.page()?.hook('onTabItemTap', { index, pagePath: item.pagePath, text: item.text });
    await this.settle();
  }

  async pullDown(): Promise<void> {
    const page = this.device.page();
    if (page?.json.enablePullDownRefresh !== true) throw new Error(`${page?.file ?? ''} has no enablePullDownRefresh`);
    page.refreshing = true;
    page.hook('onPullDownRefresh');
    await this.settle();
    if (page.refreshing) this.warnings.push(`${page.file} did not call stopPullDownRefresh`);
  }

  async reachBottom(): Promise<void> {
    this.device.page()?.hook('onReachBottom');
    await this.settle();
  }

  /** "Forward" in the menu: what the page hands over to be shared. */
  share(): Dict {
    const shared = this.device.page()?.hook('onShareAppMessage', { from: 'menu' });
    return (shared ?? {}) as Dict;
  }

  async hide(): Promise<void> {
    this.device.page()?.hook('onHide');
    this.device.appHook('onHide', {});
    await this.settle();
  }

  async show(): Promise<void> {
    this.device.appHook('onShow', this.device.launchOptions);
    this.device.page()?.show();
    await this.settle();
  }

  /** The person grants or takes back a permission in WeChat's settings, such as `scope.userLocation`. */
  allow(scope: string, allowed: boolean): void {
    this.device.scopes.set(scope, allowed);
  }

  close(): void {
    this.device.close();
  }
}

function settingsOf(options: LaunchOptions): Settings {
  return {
    appId: 'touristappid',
    login: options.login,
    rewrite: options.rewrite ?? ((url) => url),
    fontSizeSetting: options.fontSizeSetting ?? 17,
    theme: options.theme ?? 'light',
    windowWidth: options.width ?? 390,
    windowHeight: options.height ?? 844,
    privacyAgreed: options.privacyAgreed ?? true,
    now: options.now,
  };
}
