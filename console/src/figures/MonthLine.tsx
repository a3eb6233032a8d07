import type { Bar } from './bars';

const WIDTH = 600;
const HEIGHT = 150;
const PAD = { left: 8, right: 8, top: 24, bottom: 22 };

/** The course of a figure over the months; months without a number leave a gap. */
export function MonthLine({ bars, label }: { bars: readonly Bar[]; label: string }) {
  const top = Math.max(...bars.map(({ width }) => width), Number.EPSILON);
  const step = (WIDTH - PAD.left - PAD.right) / bars.length;
  const points = bars.map((bar, at) => ({
    ...bar,
    at,
    x: PAD.left + step * (at + 0.5),
    y: PAD.top + (HEIGHT - PAD.top - PAD.bottom) * (1 - bar.width / top),
    known: bar.value.value !== null,
  }));
  const path = points
    .filter(({ known }) => known)
    .map(({ x, y, at }) => `${points[at - 1]?.known ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join(' ');
  const floor = HEIGHT - PAD.bottom;
  const sparse = step >= 74;
  return (
    <svg
      className="month-line"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${label}：${bars.map((bar) => `${bar.label} ${bar.value.text}`).join('，')}`}
    >
      <line x1={PAD.left} x2={WIDTH - PAD.right} y1={floor} y2={floor} className="axis" />
      <path d={path} className="line" />
      {points.map(({ key, x, y, known, value }, at) => (
        <g key={key}>
          <text x={x} y={HEIGHT - 6} className="tick">
            {monthWord(key, at)}
          </text>
          {known ? <circle cx={x} cy={y} r="3.5" className="dot" /> : null}
          {known && (sparse || at === points.length - 1) ? (
            <text x={x} y={y - 9} className="point-value">
              {value.text}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

/** `11月`; the year where it begins. */
function monthWord(month: string, at: number): string {
  const [year, number = ''] = month.split('-');
  return at === 0 || number === '01' ? `${year}年${Number(number)}月` : `${Number(number)}月`;
}
