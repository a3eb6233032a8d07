import type { AreaLevel } from '@hongqi/shared';
import { type KeyboardEvent, memo, type MouseEvent } from 'react';
import type { Spot } from './projection';
import type { AreaShape } from './shapes';
import { type Size, toMetres, toPixels, type Viewport } from './viewport';

interface Props {
  shapes: readonly AreaShape[];
  view: Viewport;
  size: Size;
  /** Filled: what it is about, or what has been chosen. */
  isHere: (code: string) => boolean;
  /** A grid and the spot (in metres) that was pressed. */
  press: (code: string, spot: Spot) => void;
  canPress: boolean;
}

const LETTER_PX = 13;
const LINE_PX = 18;
/** Grids are seldom upright rectangles: of the width of its box, a name may count on so much. */
const SLANT = 0.9;
const PRESSABLE: readonly AreaLevel[] = ['grid', 'microgrid'];

/** Boundaries in metres under one transform; names in pixels, so that they keep their size. */
export function Areas({ shapes, view, size, isHere, press, canPress }: Props) {
  const seen = shapes.filter((shape) => isSeen(shape, view, size));
  const move = `translate(${size.width / 2 - view.x * view.scale} ${size.height / 2 - view.y * view.scale}) scale(${view.scale})`;
  return (
    <>
      <g transform={move}>
        {seen.map((shape) => (
          <Shape
            key={shape.code}
            shape={shape}
            here={isHere(shape.code)}
            press={canPress && PRESSABLE.includes(shape.level) ? press : null}
            spotAt={(event) => {
              const { left, top } = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
              return toMetres(view, { x: event.clientX - left, y: event.clientY - top }, size);
            }}
          />
        ))}
      </g>
      <g className="map-names" aria-hidden="true">
        {seen.map((shape) => (
          <Name
            key={shape.code}
            shape={shape}
            at={toPixels(view, shape.label, size)}
            lines={linesThatFit(shape, view)}
          />
        ))}
      </g>
    </>
  );
}

interface ShapeProps {
  shape: AreaShape;
  here: boolean;
  press: Props['press'] | null;
  spotAt: (event: MouseEvent<SVGPathElement>) => Spot;
}

function Shape({ shape, here, press, spotAt }: ShapeProps) {
  const look = `area area-${shape.level}${here ? ' area-here' : ''}`;
  if (!press) return <path className={look} d={shape.path} data-testid={`map-area-${shape.code}`} />;
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press(shape.code, shape.label);
  };
  return (
    <path
      className={`${look} area-press`}
      d={shape.path}
      role="button"
      tabIndex={0}
      aria-label={shape.name}
      aria-pressed={here}
      onClick={(event) => press(shape.code, spotAt(event))}
      onKeyDown={keyed}
      data-testid={`map-grid-${shape.code}`}
    >
      <title>{shape.name}</title>
    </path>
  );
}

const Name = memo(function Name({ shape, at, lines }: { shape: AreaShape; at: Spot; lines: readonly string[] }) {
  return (
    <text x={at.x} y={at.y - ((lines.length - 1) * LINE_PX) / 2} className={`name-${shape.level}`}>
      {lines.map((line, index) => (
        <tspan key={line} x={at.x} dy={index === 0 ? 0 : LINE_PX}>
          {line}
        </tspan>
      ))}
    </text>
  );
});

function isSeen({ box }: AreaShape, view: Viewport, size: Size): boolean {
  const half = { x: size.width / 2 / view.scale, y: size.height / 2 / view.scale };
  return (
    box.right > view.x - half.x &&
    box.left < view.x + half.x &&
    box.bottom > view.y - half.y &&
    box.top < view.y + half.y
  );
}

/** As many lines of the name as fit, the last ones first; an area too small for any still says it when pointed at. */
function linesThatFit({ box, lines, level }: AreaShape, view: Viewport): string[] {
  if (!PRESSABLE.includes(level)) return [];
  const width = (box.right - box.left) * view.scale;
  const height = (box.bottom - box.top) * view.scale;
  const most = Math.floor(height / (LINE_PX * 1.6));
  const shown = most < 1 ? [] : lines.slice(-most);
  return shown.every((line) => line.length * LETTER_PX < width * SLANT) ? shown : [];
}
