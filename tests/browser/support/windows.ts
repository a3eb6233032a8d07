import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Town } from '../../support/town';
import { findChromium, launchChromium } from '../../weapp-host/view';
import type { Evident } from './evidence';

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
    private readonly opened: { context: BrowserContext; window: Window }[] = [],
  ) {}

  static async on(place: Town): Promise<Windows> {
    const windows = new Windows(await launchChromium(), place);
    openBrowsers().add(windows);
    return windows;
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
    context.setDefaultTimeout(LIMIT_MS);
    // The town has a clock of its own; what people read as "3 天后" must be counted from there.
    await context.addInitScript(moveDate, this.place.clock.now().getTime() - Date.now());
    const page = await context.newPage();
    const complaints = listenTo(page, options.expected ?? []);
    const window: Window = { page, complaints, photograph: (name) => photograph(page, name) };
    this.opened.push({ context, window });
    await page.goto(this.place.url + address);
    return window;
  }

  /** A picture of each window in `tests/output`, and in words where it was and what it complained about. */
  async evidence(test: string): Promise<string[]> {
    mkdirSync(OUTPUT, { recursive: true });
    const lines: string[] = [];
    for (const [at, { window }] of this.opened.entries()) {
      const { page, complaints } = window;
      const name = `failed-${test.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${at + 1}.png`;
      await page.screenshot({ path: path.join(OUTPUT, name), animations: 'disabled' });
      const words = (await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 400);
      lines.push(`${name} ${page.url()} shows: ${words}`, ...complaints.map((complaint) => `  it said ${complaint}`));
    }
    return lines;
  }

  async close(): Promise<void> {
    openBrowsers().delete(this);
    for (const { context } of this.opened) await context.close();
    await this.browser.close();
  }
}

function openBrowsers(): Set<Windows> {
  return ((globalThis as Evident).openBrowsers ??= new Set());
}

/** Runs in the page before its own code: moves the date and nothing else, so that timers stay the browser's own. */
function moveDate(byMs: number): void {
  const Real = Date;
  class Moved extends Real {
    constructor(...given: [] | [number | string | Date]) {
      // Without arguments: now.
      super(...((given.length ? given : [Real.now() + byMs]) as [number]));
    }
    static override now(): number {
      return Real.now() + byMs;
    }
  }
  globalThis.Date = Moved as DateConstructor;
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  // A passing note would lie over what the picture is of.
  await page.locator('.ant-message-notice, .taro__toast').last().waitFor({ state: 'hidden' });
  await page.mouse.move(1, 1);
  await page.evaluate(picturesLoaded);
  await page.screenshot({ path: path.join(OUTPUT, `${name}.png`), animations: 'disabled' });
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
