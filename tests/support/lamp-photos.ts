import sharp from 'sharp';

/** Which side of the repair a picture shows. */
export type Lamp = 'dark' | 'lit';

/** A drawn street lamp as JPEG, so that screenshots of the clients show something people would photograph. */
export function lampPhoto(lamp: Lamp, width = 1200, height = 900): Promise<Buffer> {
  return sharp(Buffer.from(lamp === 'lit' ? LIT : DARK))
    .resize(width, height)
    .jpeg({ quality: 82 })
    .toBuffer();
}

const house = (x: number, y: number, light: string): string => {
  const windows = [0, 1, 2, 3].flatMap((row) =>
    [0, 1, 2].map((column) => {
      const isLit = (row * 3 + column + x) % 4 === 0;
      return `<rect x="${x + 14 + column * 30}" y="${y + 18 + row * 38}" width="18" height="22" fill="${isLit ? light : '#2b3550'}"/>`;
    }),
  );
  return `<rect x="${x}" y="${y}" width="112" height="${300 - y}" fill="#222b40"/>${windows.join('')}`;
};

const scene = (
  sky: [string, string],
  glow: string,
  bulb: string,
): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/>
    </linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="${glow}" stop-opacity=".85"/><stop offset="1" stop-color="${glow}" stop-opacity="0"/></radialGradient>
  </defs>
  <rect width="400" height="300" fill="url(#sky)"/>
  ${house(16, 96, '#d9b46a')}${house(140, 70, '#d9b46a')}${house(292, 110, '#d9b46a')}
  <rect y="246" width="400" height="54" fill="#30343d"/><rect y="246" width="400" height="5" fill="#565c68"/>
  <circle cx="222" cy="92" r="120" fill="url(#glow)"/>
  <path d="M262 250V70c0-14-8-20-22-20h-18" fill="none" stroke="#0f131c" stroke-width="7"/>
  <path d="M202 50h30l8 14h-46z" fill="#0f131c"/><ellipse cx="217" cy="66" rx="18" ry="6" fill="${bulb}"/>
</svg>`;

const DARK = scene(['#141c30', '#3b4664'], '#3b4664', '#4a5160');
const LIT = scene(['#1d2742', '#53608a'], '#ffdf8e', '#fff3cf');
