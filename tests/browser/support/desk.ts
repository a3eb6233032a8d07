import type { Locator } from 'playwright-core';
import type { Action, Place } from '@hongqi/shared';
import { PASSWORD } from '../../support/town';
import { DESK, type Window, type Windows } from './windows';

/** East of 红升社区第三网格 by more than the 50 metres the nearest grid still answers for. */
export const BESIDE_THE_GRIDS: Place = { lng: 120.7425, lat: 49.2845, address: '铁路东侧变电站旁' };
export const FIRST_GRID = '150782002001001';

/** The console in one window of an office screen. */
export class Desk {
  private constructor(readonly window: Window) {}

  static async open(windows: Windows, address = '/console/', expected: RegExp[] = []): Promise<Desk> {
    return new Desk(await windows.open(address, DESK, { expected }));
  }

  static async of(windows: Windows, login: string, address?: string, expected?: RegExp[]): Promise<Desk> {
    const desk = await Desk.open(windows, address, expected);
    await desk.signsIn(login);
    return desk;
  }

  async signsIn(login: string): Promise<void> {
    await this.at('login').fill(login);
    await this.at('password').fill(PASSWORD);
    await this.tap('sign-in');
    await this.at('person').waitFor();
  }

  /** By test id. */
  at(id: string): Locator {
    return this.window.page.getByTestId(id);
  }

  async tap(id: string): Promise<void> {
    await this.at(id).click();
  }

  async reads(words: string | RegExp): Promise<void> {
    await this.window.page.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** Waits until the element says exactly this. */
  async says(id: string, words: string): Promise<void> {
    await this.at(id).filter({ hasText: words }).first().waitFor();
  }

  async writes(id: string, words: string): Promise<void> {
    await this.at(id).fill(words);
  }

  /** What the issue's own bar offers, by label, the suggested one first. */
  offers(): Promise<string[]> {
    return this.window.page.getByRole('toolbar', { name: '操作' }).getByRole('button').allInnerTexts();
  }

  /** To the photos of the form, or to those of before the work began. */
  async attaches(name: string, buffer: Buffer, field: 'photos' | 'before' = 'photos'): Promise<void> {
    const box = this.window.page.locator(`.act-${field}`);
    await box.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await box.getByAltText('已选照片 1').waitFor();
  }

  /** Opens an issue from the list that is shown. */
  async opens(issue: { number: string; title: string }): Promise<void> {
    await this.tap(`row-${issue.number}`);
    await this.window.page.getByRole('heading', { name: issue.title }).waitFor();
  }

  /** Chooses an action, by its button or from the rarer ones behind it. */
  async chooses(action: Action): Promise<void> {
    const more = this.at('more-actions');
    const button = this.at(`action-${action}`);
    await button.or(more).first().waitFor();
    if (!(await button.isVisible())) await more.click();
    await button.click();
  }

  /** Whether the frame itself scrolls: lists and columns may, the window must not. */
  scrolls(): Promise<boolean> {
    return this.window.page.evaluate(() => {
      const { scrollHeight, scrollWidth } = document.documentElement;
      return scrollHeight > window.innerHeight || scrollWidth > window.innerWidth;
    });
  }
}
