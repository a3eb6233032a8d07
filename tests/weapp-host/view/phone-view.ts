import path from 'node:path';
import type { Browser, BrowserContext, Frame, Page as Tab, Route } from 'playwright-core';
import { mediaType } from '../core/files';
import { messageOf } from '../core/types';
import type { WeappHost } from '../host';
import type { Page } from '../stack/page';
import { walk, type ViewElement } from '../tree/node';
import type { Locator } from '../tree/find';
import { domOf } from './dom';
import { brokenPictures, drawTree, listenToPerson, measureKeys, type Measured } from './in-page';
import { addressOf, ORIGIN, shellHtml } from './shell';

export interface ViewOptions {
  /** Pixels of the picture per CSS pixel. Default 2. */
  scale?: number;
}

interface PersonEvent {
  type: 'tap' | 'input' | 'confirm';
  key: string;
  value: string;
}

/** A phone's screen in Chromium: real layout, real hit-testing, pictures. Width, height and theme are the host's. */
export class PhoneView {
  private shown: Page | undefined;
  private pending: Promise<void> = Promise.resolve();
  private failure: Error | undefined;

  private constructor(
    private readonly host: WeappHost,
    private readonly context: BrowserContext,
    private readonly tab: Tab,
  ) {}

  static async open(browser: Browser, host: WeappHost, options: ViewOptions = {}): Promise<PhoneView> {
    const { windowWidth, windowHeight, theme } = host.device.settings;
    const context = await browser.newContext({
      viewport: { width: windowWidth, height: windowHeight },
      deviceScaleFactor: options.scale ?? 2,
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const view = new PhoneView(host, context, await context.newPage());
    // Functions sent to the browser carry this helper's name when the TypeScript runner keeps function names.
    await view.tab.addInitScript('globalThis.__name ??= (value) => value;');
    await view.tab.route('**/*', (route) => view.serve(route));
    await view.tab.exposeFunction('hostEvent', (event: PersonEvent) => view.person(event));
    await view.draw();
    return view;
  }

  /** Bring the screen up to date with the phone. Every method below does it first. */
  async draw(): Promise<void> {
    await this.pending;
    if (this.failure !== undefined) throw this.failure;
    const page = this.host.device.page();
    if (!page) throw new Error('no page is open');
    if (this.shown !== page) {
      this.shown = page;
      await this.tab.goto(`${ORIGIN}/`);
      await this.frame().waitForLoadState('load');
      await this.frame().evaluate(listenToPerson);
    }
    await this.frame().evaluate(
      drawTree,
      domOf(page.tree, (src) => addressOf(this.host.device, src)),
    );
  }

  /** Draws, waits for pictures and fonts, and writes a PNG. `full` shows the whole page, not only the screen. */
  async screenshot(file: string, options: { full?: boolean } = {}): Promise<void> {
    await this.draw();
    const { windowWidth, windowHeight } = this.host.device.settings;
    if (options.full) {
      const hidden = await this.frame().evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      await this.tab.setViewportSize({ width: windowWidth, height: windowHeight + Math.max(0, hidden) });
    }
    for (const address of await this.frame().evaluate(brokenPictures)) {
      this.host.errors.push(`a picture cannot be shown: ${address}`);
    }
    await this.tab.screenshot({ path: file, animations: 'disabled' });
    await this.tab.setViewportSize({ width: windowWidth, height: windowHeight });
  }

  /** A finger at the element's middle: fails when the element has no size or something else lies over it. */
  async tap(locator: Locator): Promise<void> {
    await this.draw();
    await this.element(this.host.page.find(locator)).click({ timeout: 3_000 });
    await this.follow();
  }

  /** Type key by key into a field, as a person does. */
  async type(locator: Locator, words: string): Promise<void> {
    await this.draw();
    const found = this.host.page.find(locator);
    await this.element(found).locator('input, textarea').first().pressSequentially(words);
    await this.follow();
  }

  /** The boxes of everything that listens to a tap, in CSS pixels of the page's own frame. */
  async tapTargets(): Promise<Measured[]> {
    await this.draw();
    const listens = (one: ViewElement): boolean =>
      Object.keys(one.attrs).some((name) => /^(?:bind|catch):?tap$/.test(name)) || one.tag === 'button';
    const keys = [...walk(this.host.page.tree)].filter(listens).map((one) => one.key);
    return (await this.frame().evaluate(measureKeys, keys)).boxes;
  }

  /** Whether anything makes the page wider than the screen. */
  async scrollsSideways(): Promise<boolean> {
    await this.draw();
    return (await this.frame().evaluate(measureKeys, [])).sideways;
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private frame(): Frame {
    const frame = this.tab.frame({ name: 'page' });
    if (!frame) throw new Error('the page frame is missing');
    return frame;
  }

  private element(element: ViewElement): ReturnType<Frame['locator']> {
    return this.frame().locator(`[data-key=${JSON.stringify(element.key)}]`);
  }

  /** Wait until what the person did has reached the phone and the phone is quiet. */
  private async follow(): Promise<void> {
    await this.frame().evaluate(() => undefined);
    await this.draw();
    await this.host.settle();
    await this.draw();
  }

  private person(event: PersonEvent): void {
    this.pending = this.pending
      .then(() => this.act(event))
      .catch((thrown: unknown) => {
        this.failure ??= thrown instanceof Error ? thrown : new Error(messageOf(thrown));
      });
  }

  private async act(event: PersonEvent): Promise<void> {
    const page = this.host.device.page();
    const element = page && [...walk(page.tree)].find((one) => one.key === event.key);
    if (!page || !element) return;
    if (event.type === 'input') {
      page.fill(element, 'value', event.value);
      await this.host.page.fireOn(element, 'input', { value: event.value, cursor: event.value.length });
    } else if (event.type === 'confirm') {
      await this.host.page.fireOn(element, 'confirm', { value: event.value });
    } else if (element.tag !== 'input' && element.tag !== 'textarea') {
      await this.host.page.tapElement(element);
    }
  }

  private async serve(route: Route): Promise<void> {
    const { device } = this.host;
    const { pathname } = new URL(route.request().url());
    const [, kind = '', ...rest] = pathname.split('/');
    const name = decodeURIComponent(rest.join('/'));
    try {
      if (kind === '')
        await route.fulfill({ contentType: 'text/html', body: shellHtml(device, this.shown ?? never()) });
      else if (kind === 'bundle')
        await route.fulfill({ contentType: mediaType(name), body: device.bundle.bytes(name) });
      else if (kind === 'net') await route.fulfill({ response: await route.fetch({ url: name }) });
      else {
        const body = device.files.read(name);
        if (body) await route.fulfill({ contentType: mediaType(path.posix.basename(name)), body });
        else await route.fulfill({ status: 404 });
      }
    } catch (thrown) {
      device.journal.error(messageOf(thrown), `the view asked for ${pathname}`);
      await route.abort();
    }
  }
}

function never(): never {
  throw new Error('nothing is drawn yet');
}
