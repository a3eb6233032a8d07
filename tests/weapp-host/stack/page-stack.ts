import type { Device } from '../core/device';
import { turn } from '../core/activity';
import { ApiFailure } from '../wx/kit';
import type { WxmlEngine } from '../wxml/engine';
import type { Definitions } from './definitions';
import { Page } from './page';
import { parseUrl, type PageUrl } from './url';

export { Page } from './page';

/** WeChat opens at most ten pages above each other. */
const MAX_PAGES = 10;

/** The open pages, with WeChat's rules and its own error texts. */
export class PageStack {
  readonly pages: Page[] = [];
  /** Tab pages stay alive behind the scenes. */
  private readonly tabs = new Map<string, Page>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly device: Device,
    private readonly definitions: Definitions,
    private readonly engine: WxmlEngine,
  ) {}

  get top(): Page | undefined {
    return this.pages.at(-1);
  }

  async launch(url: string): Promise<void> {
    const target = this.known(url);
    await this.inOrder(() => this.enter(target));
  }

  async navigateTo(url: string): Promise<Page> {
    const target = this.known(url);
    if (this.device.bundle.isTab(target.page)) this.refuse('can not navigateTo a tabbar page');
    if (this.pages.length >= MAX_PAGES) this.refuse('webview count limit exceed');
    return await this.inOrder(() => {
      this.top?.hook('onHide');
      return this.enter(target);
    });
  }

  async redirectTo(url: string): Promise<void> {
    const target = this.known(url);
    if (this.device.bundle.isTab(target.page)) this.refuse('can not redirectTo a tabbar page');
    await this.inOrder(() => {
      this.leave(this.pages.pop());
      this.enter(target);
    });
  }

  async reLaunch(url: string): Promise<void> {
    const target = this.known(url);
    await this.inOrder(() => {
      for (const page of new Set([...this.pages.reverse(), ...this.tabs.values()])) page.unload();
      this.pages.length = 0;
      this.tabs.clear();
      this.enter(target);
    });
  }

  async switchTab(url: string): Promise<void> {
    const target = this.known(url);
    if (!this.device.bundle.isTab(target.page)) this.refuse('can not switch to no-tabBar page');
    await this.inOrder(() => {
      const before = this.top;
      if (before?.file === target.page) return;
      if (before && this.tabs.has(before.file)) before.hook('onHide');
      while (this.pages.length > 0) this.leave(this.pages.pop());
      const kept = this.tabs.get(target.page);
      if (!kept) this.enter({ page: target.page, query: {} });
      else {
        this.pages.push(kept);
        kept.show();
      }
    });
  }

  async navigateBack(delta: number): Promise<void> {
    if (this.pages.length < 2) throw new ApiFailure('cannot navigate back at first page.');
    await this.inOrder(() => {
      for (let left = Math.min(delta, this.pages.length - 1); left > 0; left -= 1) this.leave(this.pages.pop());
      this.top?.show();
    });
  }

  private enter(target: PageUrl): Page {
    const page = new Page(target.page, target.query, this.device, this.definitions, this.engine);
    this.pages.push(page);
    if (this.device.bundle.isTab(page.file)) this.tabs.set(page.file, page);
    page.hook('onLoad', target.query);
    page.show();
    return page;
  }

  private leave(page: Page | undefined): void {
    if (page && !this.tabs.has(page.file)) page.unload();
  }

  private known(url: string): PageUrl {
    const target = parseUrl(url, this.top?.file ?? '');
    if (!this.device.bundle.pages.includes(target.page)) this.refuse(`page "${target.page}" is not found`);
    return target;
  }

  /** Always a mistake of the app, which often drops the failure: the journal keeps it. */
  private refuse(reason: string): never {
    this.device.journal.error(reason, 'navigation');
    throw new ApiFailure(reason);
  }

  /** One change of pages at a time, in its own turn as on a phone. */
  private inOrder<T>(change: () => T): Promise<T> {
    const done = this.device.activity.begin('a change of pages');
    const run = this.queue.then(turn).then(change).finally(done);
    // The caller hears of a failure; the next change of pages must not.
    this.queue = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  }
}
