import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COLOURS, cssVariables } from '@hongqi/shared';

const read = (file: string): string => readFileSync(path.join(__dirname, '..', file), 'utf8');

/** `--name: value` pairs of one block of the stylesheet, in lower case as the formatter may write either. */
function variables(css: string): Record<string, string> {
  const pairs = [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(
    ([, name = '', value = '']): [string, string] => [name, value.toLowerCase()],
  );
  return Object.fromEntries(pairs);
}

describe('the colours of the mini-program', () => {
  const [light = '', dark = ''] = read('styles/_tokens.scss').split('@media (prefers-color-scheme: dark)');

  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('are the shared ones in the %s', (scheme, css) => {
    expect(variables(css)).toMatchObject(variables(cssVariables(scheme)));
  });

  it('are used for the bars WeChat draws itself', () => {
    const theme = JSON.parse(read('theme.json')) as Record<'light' | 'dark', Record<string, string>>;
    for (const [at, scheme] of (['light', 'dark'] as const).entries()) {
      expect(theme[scheme]).toMatchObject({
        navBg: COLOURS.surface[at],
        pageBg: COLOURS.bg[at],
        tabBg: COLOURS.surface[at],
        tabText: COLOURS['ink-2'][at],
        tabChosen: COLOURS.action[at],
      });
    }
  });
});
