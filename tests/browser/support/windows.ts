import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Town } from '../../support/town';
import { findChromium, launchChromium } from '../../weapp-host/view';

const ROOT = path.join(__dirname, '..', '..', '..');
const OUTPUT = path.join(ROOT, 'tests', 'output');
const BUILT = ['miniapp/dist/h5/index.html', 'console/dist/index.html'];
export const PHONE = { width: 390, height: 844 };
/** The smallest screen an office desk still has. */
export const DESK = { width: 1366, height: 768 };
/** Generous: a wait that ends by this is a failure. */
const LIMIT_MS = 15_000;

/** Browser stories need a Chromium and the built clients. */
export const inBrowser =
  findChromium() && BUILT.every((file) => existsSync(path.join(ROOT, file))) ? describe : describe.skip;

/** One person's browser window, and everything in it that a person would call broken. */
export interface Window {
  page: Page;
  /** Page errors, console errors and warnings, refused content, failed or refused requests. */
  complaints: string[];
  /** A picture in `tests/output`. */
  photograph(name: string): Promise<void>;
}

export interface Opening {
  /** Answers a story provokes on purpose, as `409 /api/…` patterns; they are no complaint. */
  expected?: RegExp[];
  /** Where the browser says it is (WGS-84); without it, it will not say. */
  standsAt?: { longitude: number; latitude: number };
}

/** A browser whose windows all look at one town. */
export class Windows {
  private constructor(
    private readonly browser: Browser,
    private readonly place: Town,
    private readonly contexts: BrowserContext[] = [],
  ) {}

  static async on(place: Town): Promise<Windows> {
    return new Windows(await launchChromium(), place);
  }

  async open(address: string, size: { width: number; height: number }, options: Opening = {}): Promise<Window> {
    const isPhone = size.width < 500;
    const context = await this.browser.newContext({
      viewport: size,
      deviceScaleFactor: 2,
      hasTouch: isPhone,
      isMobile: isPhone,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      ...(options.standsAt && { geolocation: options.standsAt, permissions: ['geolocation'] }),
    });
    this.contexts.push(context);
    context.setDefaultTimeout(LIMIT_MS);
    const page = await context.newPage();
    // The town has a clock of its own; what people read as "3 天后" must be counted from there.
    await page.clock.install({ time: this.place.clock.now() });
    const complaints = listenTo(page, options.expected ?? []);
    await page.goto(this.place.url + address);
    return {
      page,
      complaints,
      photograph: async (name) => {
        mkdirSync(OUTPUT, { recursive: true });
        // A passing note would lie over what the picture is of.
        await page.locator('.ant-message-notice, .taro__toast').last().waitFor({ state: 'hidden' });
        await page.mouse.move(1, 1);
        await page.evaluate(picturesLoaded);
        await page.screenshot({ path: path.join(OUTPUT, `${name}.png`), animations: 'disabled' });
      },
    };
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
  }
}

function listenTo(page: Page, expected: RegExp[]): string[] {
  const complaints: string[] = [];
  const complain = (words: string): void => {
    if (!expected.some((pattern) => pattern.test(words))) complaints.push(words);
  };
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Named below, with the address, from the answer itself.
    if (message.text().startsWith('Failed to load resource')) return;
    complain(`console ${message.type()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => complain(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return complaints;
}

/** Runs in the page: every picture is there, or it would be photographed half-loaded. */
async function picturesLoaded(): Promise<void> {
  await document.fonts.ready;
  await Promise.all([...document.images].filter(({ src }) => src !== '').map((image) => image.decode()));
}
