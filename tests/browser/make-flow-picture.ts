import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { COLOURS } from '@hongqi/shared';
import sharp, { type OverlayOptions } from 'sharp';

/**
 * Puts screenshots the stories left in `tests/output` side by side: docs/images/flow.png. Run the weapp and browser
 * stories first, then `npx tsx tests/browser/make-flow-picture.ts`.
 */
const ROOT = path.join(__dirname, '..', '..');
const TARGET = path.join(ROOT, 'docs', 'images', 'flow.png');

interface Panel {
  picture: string;
  words: string;
}

const PHONES: readonly Panel[] = [
  { picture: 'weapp-report', words: '1 居民拍照、说一句话' },
  { picture: 'weapp-sent', words: '2 当场知道谁来办、何时办完' },
  { picture: 'weapp-task', words: '3 网格员接到任务，签收' },
  { picture: 'weapp-issue', words: '4 居民看到每一步' },
  { picture: 'weapp-rate', words: '5 评价，结案' },
];
const DESKS: readonly Panel[] = [
  { picture: 'console-desk-busy', words: '系统派不出去的到坐席台：点一下网格，派给网格员' },
  { picture: 'console-map-busy', words: '全街道一张图，颜色和形状都说明缓急' },
];

const WIDTH = 1600;
const GAP = 20;
const CAPTION = 44;
const FONT = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

/** One row of pictures of equal width under their words. */
async function row(panels: readonly Panel[], top: number): Promise<{ parts: OverlayOptions[]; bottom: number }> {
  const width = Math.floor((WIDTH - GAP * (panels.length + 1)) / panels.length);
  const parts: OverlayOptions[] = [];
  let bottom = top;
  for (const [at, { picture, words }] of panels.entries()) {
    const left = GAP + at * (width + GAP);
    const file = path.join(ROOT, 'tests', 'output', `${picture}.png`);
    if (!existsSync(file)) throw new Error(`${file} is missing: run the stories that make it first`);
    const { data, info } = await sharp(file).resize({ width }).toBuffer({ resolveWithObject: true });
    const frame = svg(
      width,
      info.height,
      `<rect x="1" y="1" width="${width - 2}" height="${info.height - 2}" rx="14" fill="none" stroke="${COLOURS.line[0]}" stroke-width="2"/>`,
    );
    const mask = svg(width, info.height, `<rect width="100%" height="100%" rx="15" fill="#fff"/>`);
    const rounded = await sharp(data)
      .composite([{ input: mask, blend: 'dest-in' }, { input: frame }])
      .png()
      .toBuffer();
    parts.push({ input: caption(words, width), left, top }, { input: rounded, left, top: top + CAPTION });
    bottom = Math.max(bottom, top + CAPTION + info.height);
  }
  return { parts, bottom };
}

function caption(words: string, width: number): Buffer {
  return svg(
    width,
    CAPTION,
    `<text x="2" y="28" font-size="19" font-weight="600" font-family="${FONT}" fill="${COLOURS.ink[0]}">${words}</text>`,
  );
}

function svg(width: number, height: number, content: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);
}

async function make(): Promise<void> {
  const first = await row(PHONES, GAP / 2);
  const second = await row(DESKS, first.bottom + GAP / 2);
  mkdirSync(path.dirname(TARGET), { recursive: true });
  const background = {
    create: { width: WIDTH, height: second.bottom + GAP, channels: 3, background: COLOURS.bg[0] },
  } as const;
  const { size } = await sharp(background)
    .composite([...first.parts, ...second.parts])
    .png({ palette: true, colours: 256, effort: 10, compressionLevel: 9 })
    .toFile(TARGET);
  console.log(`${path.relative(ROOT, TARGET)}: ${Math.round(size / 1024)} KB`);
}

void make();
