import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { COLOURS, MARK_PATHS } from '../../shared/src/design-tokens.ts';

/** WeChat's tab bar takes only bitmap icons, 81 px square. Run by hand: `npx tsx miniapp/scripts/draw-assets.mjs`. */
const TABS = {
  home: '<path d="M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z"/>',
  bell: '<path d="M6 17v-6a6 6 0 0 1 12 0v6l1.5 2h-15z"/><path d="M10 21.5h4"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"/>',
};
/** Readable on both the light and the dark bar: an icon cannot change with the theme as the words do. */
const QUIET = '#857A6E';
const CHOSEN = '#3F7BC8';

const folder = fileURLToPath(new URL('../src/assets/', import.meta.url));

async function draw(name, svg, side) {
  await sharp(Buffer.from(svg), { density: 600 })
    .resize(side, side)
    .png({ palette: true, effort: 10 })
    .toFile(join(folder, `${name}.png`));
}

function tab(shape, colour) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;
}

function mark(colour) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="${colour}">${MARK_PATHS.map((d) => `<path d="${d}"/>`).join('')}</svg>`;
}

async function main() {
  for (const [name, shape] of Object.entries(TABS)) {
    await draw(name, tab(shape, QUIET), 81);
    await draw(`${name}-chosen`, tab(shape, CHOSEN), 81);
  }
  await draw('mark-white', mark('#FFFFFF'), 144);
  await draw('mark', mark(COLOURS.brand[0]), 144);
}

await main();
