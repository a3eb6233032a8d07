import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { imageSize } from '../core/files';
import { FIXTURE, SampleServer, launchFixture } from '../fixture-phone';
import { Bundle, type LaunchOptions, type WeappHost } from '../index';
import { sheetOf } from './css';
import { findChromium, launchChromium, PhoneView } from './index';

const withBrowser = findChromium() === undefined ? describe.skip : describe;

withBrowser("a phone's screen in Chromium", () => {
  const server = new SampleServer();
  let browser: Browser;
  let folder: string;
  let phone: WeappHost;
  let view: PhoneView;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'weapp-view-'));
    await server.start();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await view.close();
    phone.close();
  });

  const open = async (options: Partial<LaunchOptions> = {}): Promise<void> => {
    phone = await launchFixture(server, options);
    view = await PhoneView.open(browser, phone);
  };
  const picture = async (full = false): Promise<Buffer> => {
    const file = path.join(folder, 'screen.png');
    await view.screenshot(file, { full });
    return readFileSync(file);
  };

  it('takes a picture as large as the phone', async () => {
    await open();
    expect(imageSize(await picture())).toEqual({ width: 780, height: 1688, type: 'png' });
  });

  it('carries a click and typing to the page', async () => {
    await open();
    await view.tap('去上报');
    expect(phone.page.path).toBe('pages/form/index');
    await view.type('#what', '路灯不亮');
    await view.tap('匿名上报');
    expect(phone.page.textOf('#what')).toBe('路灯不亮');
    expect(phone.page.find('#anonymous').attrs.checked).toBe(true);
    expect(phone.errors).toEqual([]);
  });

  it('cannot click what the style hides, though the tree has it', async () => {
    await open();
    expect(phone.page.has('#dead')).toBe(true);
    await expect(view.tap('#dead')).rejects.toThrow(/Timeout/);
  });

  it('reports a step that failed behind a click', async () => {
    await open({ open: 'pages/form/index' });
    await expect(view.tap('拍照')).rejects.toThrow('wx.chooseMedia asks the person');
  });

  it('measures in the phone’s own units: 24rpx of padding is 12.48 px at 390', async () => {
    await open();
    const row = (await view.tapTargets()).find((target) => target.words.startsWith('1. 路灯'));
    expect(row).toMatchObject({ x: 0, width: 390 });
    expect(row?.height).toBeCloseTo(24 + 2 * 12.48, 0);
    expect(await view.scrollsSideways()).toBe(false);
  });

  it('is narrow, and dark, when the phone is', async () => {
    await open({ width: 320, height: 568 });
    const light = await picture();
    expect(imageSize(light)).toMatchObject({ width: 640, height: 1136 });
    await view.close();
    phone.close();
    await open({ width: 320, height: 568, theme: 'dark' });
    expect((await picture()).equals(light)).toBe(false);
  });

  it('shows the photo the phone took', async () => {
    await open({ open: 'pages/form/index' });
    phone.answer('chooseMedia', [path.join(__dirname, 'pixel.png')]);
    const without = await picture();
    await view.tap('拍照');
    expect((await picture()).equals(without)).toBe(false);
    expect(phone.errors).toEqual([]);
  });

  it('names a picture that cannot be shown', async () => {
    await open({ open: 'pages/form/index' });
    phone.answer('chooseMedia', [{ name: 'broken.png', bytes: new Uint8Array(8) }]);
    await view.tap('拍照');
    await picture();
    expect(phone.errors).toEqual([expect.stringContaining('a picture cannot be shown')]);
  });
});

describe('WXSS', () => {
  it('becomes CSS: units, element names, media queries kept', () => {
    const css = sheetOf(Bundle.open(FIXTURE), 'app.wxss').toString();
    expect(css).toContain('wx-page {');
    expect(css).toContain('padding: calc(24 * 100vw / 750) calc(32 * 100vw / 750)');
    expect(css).toContain('@media (prefers-color-scheme: dark)');
  });

  it('refuses an unbalanced brace, which the official compiler lets pass', () => {
    const bundle = Bundle.open(FIXTURE).with('app.wxss', '.a { color: red;');
    expect(() => sheetOf(bundle, 'app.wxss')).toThrow(/Unclosed block/);
  });
});
