import type { Browser } from 'playwright-core';
import type { LaunchOptions, WeappHost } from '../weapp-host';
import { findChromium, launchChromium } from '../weapp-host/view';
import { lookAtDirectives } from './support/directive-screens';
import { namelessOn, troublesOn } from './support/looker';
import { whenBuilt } from './support/phones';

whenBuilt('the screens of a directive', () => {
  it('have a name and a role for everything that can be pressed', async () => {
    const nameless: string[] = [];
    const looked: string[] = [];
    const complaints = await lookAtDirectives((phone, name) => {
      looked.push(name);
      nameless.push(...namelessOn(phone).map((one) => `${name}: ${one}`));
    });
    expect(complaints).toEqual([]);
    expect(nameless).toEqual([]);
    expect(looked).toEqual(
      expect.arrayContaining(['directive-task', 'directive-restored', 'directive-kept', 'directive-refused']),
    );
  });

  const onScreen = findChromium() ? describe : describe.skip;

  onScreen('on a screen', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchChromium();
    });
    afterAll(() => browser.close());

    const troubles = async (series: string, options: Partial<LaunchOptions>): Promise<string[]> => {
      const found: string[] = [];
      const look = async (phone: WeappHost, name: string): Promise<void> =>
        void found.push(...(await troublesOn(browser, phone, series, name)));
      return [...(await lookAtDirectives(look, options)), ...found];
    };

    it('are large enough for a finger', async () => {
      expect(await troubles('plain', {})).toEqual([]);
    });

    it('have everything in large type, on a narrow phone too', async () => {
      expect(await troubles('large', { storage: { large: true }, width: 320, height: 640 })).toEqual([]);
    });

    it('are dark when the phone is', async () => {
      expect(await troubles('dark', { theme: 'dark' })).toEqual([]);
    });
  });
});
