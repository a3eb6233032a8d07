import type { AreaView, LngLat } from '@hongqi/shared';
import { type KeyboardEvent, useMemo } from 'react';
import { MapTools } from './MapTools';
import { projectionAt } from './projection';
import { centreOf, shapesOf } from './shapes';
import { type SharedShape, sharedShapes, type ShareOnMap, STEP_WORDS, stepOf } from './shares';
import { useViewport } from './use-viewport';
import { around, type Size, toPixels, type Viewport } from './viewport';

const LETTER_PX = 13;
const LINE_PX = 18;
const NO_LIGHTS: never[] = [];
const NO_SPOTS: never[] = [];
/** Of its height, left free above and below for buttons, scale and legend. */
const EDGE = 0.07;

interface Props {
  label: string;
  areas: readonly AreaView[];
  values: readonly ShareOnMap[];
  /** `late` for what is a pity, so that red keeps meaning lateness. */
  tone: 'action' | 'late';
  chosenCode: string | null;
  /** Null where there is nothing to go into. */
  pick: ((code: string) => void) | null;
  /** Places to mark, in gcj02; then it is they that are looked for, not shares. */
  spots?: readonly LngLat[];
}

/** Areas in one hue, darker where the share is larger; the number stands on each. */
export function ShareMap({ label, areas, values, tone, chosenCode, pick, spots = NO_SPOTS }: Props) {
  const [lng, lat] = centreOf(areas, []);
  const projection = useMemo(() => projectionAt([lng, lat]), [lng, lat]);
  const shapes = useMemo(() => shapesOf(areas, projection), [areas, projection]);
  const { drawn, written } = useMemo(() => sharedShapes(shapes, values), [shapes, values]);
  const codes = drawn.map(({ shape }) => shape.code).join();
  // Numbers move every few seconds; the ground under them must not.
  const home = useMemo(() => {
    const box = around(shapes.filter(({ code }) => codes.split(',').includes(code)).map((shape) => shape.box));
    const edge = box ? (box.bottom - box.top) * EDGE : 0;
    return box && { ...box, top: box.top - edge, bottom: box.bottom + edge };
  }, [shapes, codes]);
  const { attach, size, view, zoomBy, fitAll, drag, dragged, onKey } = useViewport(home, home);
  const pressed = (event: KeyboardEvent): void => {
    if (onKey(event.key)) event.preventDefault();
  };
  return (
    <div className={`map share-map share-${tone}`} ref={attach}>
      {size && view ? (
        <svg
          width={size.width}
          height={size.height}
          role="group"
          aria-label={`${label}。方向键移动，加减键缩放，0 键看全部`}
          tabIndex={0}
          onKeyDown={pressed}
          {...drag}
        >
          <g
            transform={`translate(${size.width / 2 - view.x * view.scale} ${size.height / 2 - view.y * view.scale}) scale(${view.scale})`}
          >
            {drawn.map((one) => (
              <Area
                key={one.shape.code}
                one={one}
                isHere={one.value.code === chosenCode}
                pick={
                  pick &&
                  ((code) => {
                    if (!dragged()) pick(code);
                  })
                }
              />
            ))}
          </g>
          {spots.map((spot) => {
            const at = toPixels(view, projection.toSpot(spot), size);
            return <circle key={spot.join()} className="spot" cx={at.x} cy={at.y} r={6} />;
          })}
          <g className="map-names" aria-hidden="true">
            {written.map(({ value, shape, at }) => (
              <Words key={value.code} lines={linesOn(shape, value, view)} at={toPixels(view, at, size)} size={size} />
            ))}
          </g>
        </svg>
      ) : null}
      {view ? (
        <>
          <MapTools scale={view.scale} lights={NO_LIGHTS} zoomBy={zoomBy} fitAll={fitAll} goHome={null} />
          {spots.length ? null : <Legend />}
        </>
      ) : null}
      {drawn.length === 0 && values.length > 0 && areas.length > 0 ? (
        <p className="map-note">这里还没有画出边界，数字见左边的表。</p>
      ) : null}
    </div>
  );
}

/** From nothing to everything; the steps between are named when pointed at, the numbers stand on the areas. */
function Legend() {
  return (
    <div className="share-legend">
      0
      <ol aria-label="颜色">
        {STEP_WORDS.map((words, step) => (
          <li key={words} className={`share-swatch step-${step}`} title={words} aria-label={words} />
        ))}
      </ol>
      全部
    </div>
  );
}

function Area({ one, isHere, pick }: { one: SharedShape; isHere: boolean; pick: Props['pick'] }) {
  const { shape, value } = one;
  const step = value.share === null ? 'none' : stepOf(value.share);
  if (!pick) return <path className="area share-area" d={shape.path} />;
  return (
    <path
      className={`area area-press share-area step-${step}${isHere ? ' share-here' : ''}`}
      d={shape.path}
      role="button"
      tabIndex={0}
      aria-label={value.title}
      aria-pressed={isHere}
      onClick={() => pick(value.code)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pick(value.code);
      }}
      data-testid={`share-${value.code}`}
    >
      <title>{value.title}</title>
    </path>
  );
}

function Words({ lines, at, size }: { lines: readonly string[]; at: { x: number; y: number }; size: Size }) {
  if (at.x < 0 || at.y < 0 || at.x > size.width || at.y > size.height) return null;
  return (
    <text x={at.x} y={at.y - ((lines.length - 1) * LINE_PX) / 2}>
      {lines.map((line, index) => (
        <tspan
          key={line}
          x={at.x}
          dy={index === 0 ? 0 : LINE_PX}
          className={index === lines.length - 1 ? 'share-number' : ''}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** The number always; above it as much of the name as fits. */
function linesOn({ box, lines }: SharedShape['shape'], { words }: ShareOnMap, view: Viewport): string[] {
  const width = (box.right - box.left) * view.scale;
  const most = Math.floor(((box.bottom - box.top) * view.scale) / (LINE_PX * 1.2)) - 1;
  const name = lines.slice(-Math.max(0, most));
  const isRoom = most > 0 && name.every((line) => line.length * LETTER_PX < width);
  return isRoom ? [...name, words] : [words];
}
