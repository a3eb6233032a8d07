import type { Locator } from 'playwright-core';
import { type Opening, PHONE, type Window, type Windows } from './windows';

/** The browser edition of the mini-program in one window. Pages left behind stay in the document, unseen. */
export class H5 {
  private constructor(readonly window: Window) {}

  static async open(windows: Windows, options: Opening = {}): Promise<H5> {
    return new H5(await windows.open('/m/', PHONE, options));
  }

  /** Signs in as one of the sandbox's people, offered while the sandbox is on. */
  async comesAs(person: string): Promise<void> {
    await this.tap(`#demo-${person}`);
    await this.at('#go-report').waitFor();
  }

  async signsIn(login: string, password: string): Promise<void> {
    await this.write('#login', login);
    await this.write('#password', password);
    await this.tap('#sign-in');
    await this.at('#go-report').waitFor();
  }

  at(selector: string): Locator {
    return this.window.page.locator(`${selector}:visible`);
  }

  /** Words on the page shown now. */
  says(words: string | RegExp): Locator {
    return this.window.page.getByText(words).filter({ visible: true }).first();
  }

  async reads(words: string | RegExp): Promise<void> {
    await this.says(words).waitFor();
  }

  async tap(selector: string): Promise<void> {
    await this.at(selector).tap();
  }

  async write(selector: string, words: string): Promise<void> {
    await this.at(selector).locator('input, textarea').fill(words);
  }

  async tab(words: string): Promise<void> {
    await this.window.page.locator('.weui-tabbar__item:visible', { hasText: words }).tap();
  }

  /** Takes the photo by whatever `selector` opens the file chooser, and waits until it has been sent. */
  async photographs(selector: string, name: string, buffer: Buffer): Promise<void> {
    const { page } = this.window;
    // Together: if the tap finds nothing to tap, that is what must be told.
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), this.tap(selector)]);
    const sent = page.waitForResponse((answer) => answer.url().endsWith('/photos'));
    await chooser.setFiles({ name, mimeType: 'image/jpeg', buffer });
    await sent;
  }
}
