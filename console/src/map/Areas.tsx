import type { AreaLevel } from '@hongqi/shared';
import { type KeyboardEvent, memo, type MouseEvent } from 'react';
import type { Spot } from './projection';
import type { AreaShape } from './shapes';
import { type Size, toMetres, toPixels, type Viewport } from './viewport';

interface Props {
  shapes: readonly AreaShape[];
  view: Viewport;
  size: Size;
  highlightCode: string | null;
  /** A grid and the spot (in metres) that was pressed. */
  press: (code: string, spot: Spot) => void;
  canPress: boolean;
}

const LETTER_PX = 13;
const PRESSABLE: readonly AreaLevel[] = ['grid', 'microgrid'];

/** Boundaries in metres under one transform; names in pixels, so that they keep their size. */
export function Areas({ shapes, view, size, highlightCode, press, canPress }: Props) {
  const seen = shapes.filter((shape) => isSeen(shape, view, size));
  const move = `translate(${size.width / 2 - view.x * view.scale} ${size.height / 2 - view.y * view.scale}) scale(${view.scale})`;
  return (
    <>
      <g transform={move}>
        {seen.map((shape) => (
          <Shape
            key={shape.code}
            shape={shape}
            here={shape.code === highlightCode}
            press={canPress && PRESSABLE.includes(shape.level) ? press : null}
            spotAt={(event) => {
              const { left, top } = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
              return toMetres(view, { x: event.clientX - left, y: event.clientY - top }, size);
            }}
          />
        ))}
      </g>
      <g className="map-names" aria-hidden="true">
        {seen
          .filter((shape) => hasRoom(shape, view))
          .map((shape) => (
            <Name key={shape.code} shape={shape} at={toPixels(view, shape.label, size)} />
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

const Name = memo(function Name({ shape, at }: { shape: AreaShape; at: Spot }) {
  return (
    <text x={at.x} y={at.y} className={`name-${shape.level}`}>
      {shape.name}
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

/** A name that does not fit its area is left out; the area still says it when pointed at. */
function hasRoom({ box, name, level }: AreaShape, view: Viewport): boolean {
  const width = (box.right - box.left) * view.scale;
  const height = (box.bottom - box.top) * view.scale;
  return (level === 'grid' || level === 'microgrid') && width > name.length * LETTER_PX * 0.9 && height > 22;
}
