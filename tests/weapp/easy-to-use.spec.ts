import type { Browser } from 'playwright-core';
import { type Town, town } from '../support/town';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { findChromium, launchChromium } from '../weapp-host/view';
import { namelessOn, nameOf, pressables, troublesOn } from './support/looker';
import { closePhones, complaintsOf, phoneOf, whenBuilt } from './support/phones';
import { lookAtPressing } from './support/pressing-screens';
import { lookAround, lookAtTask, reportLamp } from './support/report-story';

/** Each of some twenty screens is drawn by a browser and measured. */
const MANY_PICTURES_MS = 180_000;

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
      seen.push(...pressables(phone).map((one) => `${name} ${nameOf(one)}`));
      nameless.push(...namelessOn(phone).map((one) => `${name}: ${one}`));
    };
    const resident = await phoneOf(place, 'resident-1');
    const number = await reportLamp(resident, look);
    await place.settled();
    await lookAround(resident, number, look);
    const worker = await phoneOf(place, 'worker-01');
    await lookAtTask(worker, number, look);
    await lookAtPressing(look);
    expect(nameless).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining(['home 我要反映，拍照或说一句话', 'report 拍照或选照片', 'report 删除第 1 张照片']),
    );
  });

  const onScreen = findChromium() ? describe : describe.skip;

  onScreen('on a screen', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    const troubles: string[] = [];
    const looker =
      (series: string) =>
      async (phone: WeappHost, name: string): Promise<void> =>
        void troubles.push(...(await troublesOn(browser, phone, series, name)));
    const tell = async (series: string, options: Partial<LaunchOptions>): Promise<string[]> => {
      const look = looker(series);
      const resident = await phoneOf(place, 'resident-1', options);
      const number = await reportLamp(resident, look);
      await place.settled();
      await lookAround(resident, number, look);
      const worker = await phoneOf(place, 'worker-01', options);
      await lookAtTask(worker, number, look);
      return [...complaintsOf(resident), ...complaintsOf(worker), ...troubles.splice(0)];
    };
    const press = async (series: string, options: Partial<LaunchOptions>): Promise<string[]> => [
      ...(await lookAtPressing(looker(series), options)),
      ...troubles.splice(0),
    ];
    const LARGE = { storage: { large: true }, width: 320, height: 640 };

    it('is large enough for a finger', async () => {
      expect(await tell('plain', {})).toEqual([]);
    });

    it(
      'is large enough for a finger where something is pressed, asked for or answered',
      async () => {
        expect(await press('plain', {})).toEqual([]);
      },
      MANY_PICTURES_MS,
    );

    it('has everything in large type, on a narrow phone too', async () => {
      expect(await tell('large', LARGE)).toEqual([]);
    });

    it(
      'has everything that is pressed, asked for or answered in large type as well',
      async () => {
        expect(await press('large', LARGE)).toEqual([]);
      },
      MANY_PICTURES_MS,
    );

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
