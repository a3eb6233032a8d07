import type { Browser } from 'playwright-core';
import { type Town, town } from '../support/town';
import { text } from '../weapp-host/core/types';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { visibleText, walk, type ViewElement } from '../weapp-host/tree/node';
import { findChromium, launchChromium, PhoneView } from '../weapp-host/view';
import { closePhones, complaintsOf, phoneOf, pictureOf, whenBuilt } from './support/phones';
import { lookAround, lookAtTask, reportLamp } from './support/report-story';

/** The elder-mode guide's smallest target, in CSS pixels. */
const FINGER_PX = 44;

function pressables(phone: WeappHost): ViewElement[] {
  return [...walk(phone.page.tree)].filter(
    (one) => !['', 'none', undefined].includes(one.attrs['hover-class'] as string),
  );
}

const nameOf = (one: ViewElement): string => text(one.attrs['aria-label']) || visibleText(one).trim();

whenBuilt('the mini-program', () => {
  let place: Town;
  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  it('tells a screen reader what each thing to press is, and what it is called', async () => {
    const nameless: string[] = [];
    const seen: string[] = [];
    const look = (phone: WeappHost, name: string): void => {
      const found = pressables(phone);
      seen.push(...found.map((one) => `${name} ${nameOf(one)}`));
      for (const one of found) {
        const role = one.tag === 'button' ? 'button' : text(one.attrs['aria-role']);
        if (!role || !nameOf(one)) nameless.push(`${name}: ${text(one.attrs.id)} ${text(one.attrs.class)}`);
      }
    };
    const resident = await phoneOf(place, 'resident-1');
    const number = await reportLamp(resident, look);
    await place.settled();
    await lookAround(resident, number, look);
    const worker = await phoneOf(place, 'worker-01');
    await lookAtTask(worker, number, look);
    expect(nameless).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining(['home 我要反映,拍照或说一句话', 'report 拍照或选照片', 'report 删除第 1 张照片']),
    );
  });

  const onScreen = findChromium() ? describe : describe.skip;

  onScreen('on a screen', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    const small: string[] = [];
    /** Pictures of each page, and everything too small for a finger or too wide for the screen. */
    const looker =
      (series: string) =>
      async (phone: WeappHost, name: string): Promise<void> => {
        const view = await PhoneView.open(browser, phone);
        const keys = new Set(pressables(phone).map(({ key }) => key));
        const targets = (await view.tapTargets()).filter(({ key }) => keys.has(key));
        expect(targets.length).toBeGreaterThan(0);
        for (const { words, width, height } of targets) {
          if (Math.min(width, height) < FINGER_PX) small.push(`${series} ${name}: ${words} ${width} × ${height}`);
        }
        if (await view.scrollsSideways()) small.push(`${series} ${name} is wider than the screen`);
        await view.screenshot(pictureOf(`weapp-${series}-${name}`), { full: true });
        await view.close();
      };
    const tell = async (series: string, options: Partial<LaunchOptions>): Promise<string[]> => {
      const resident = await phoneOf(place, 'resident-1', options);
      const number = await reportLamp(resident, looker(series));
      await place.settled();
      await lookAround(resident, number, looker(series));
      const worker = await phoneOf(place, 'worker-01', options);
      await lookAtTask(worker, number, looker(series));
      const complaints = [...complaintsOf(resident), ...complaintsOf(worker)];
      return [...complaints, ...small.splice(0)];
    };

    it('is large enough for a finger', async () => {
      expect(await tell('plain', {})).toEqual([]);
    });

    it('has everything in large type, on a narrow phone too', async () => {
      expect(await tell('large', { storage: { large: true }, width: 320, height: 640 })).toEqual([]);
    });

    it('is dark when the phone is', async () => {
      expect(await tell('dark', { theme: 'dark' })).toEqual([]);
    });
  });

  it('keeps large type once chosen', async () => {
    const phone = await phoneOf(place, 'resident-1');
    await phone.switchTab('我的');
    await phone.page.tap('#large-type');
    expect(phone.page.find('.page').attrs.style).toContain('--fs: 1.4');
    const { storage } = phone;
    const later = await phoneOf(place, 'resident-1', { storage });
    expect(later.page.find('.page').attrs.style).toContain('--fs: 1.4');
    expect(complaintsOf(later)).toEqual([]);
  });
});
