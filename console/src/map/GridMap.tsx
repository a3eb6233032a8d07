import { type AreaView, covers, type IssueRow, LIGHTS, type LngLat } from '@hongqi/shared';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Areas } from './Areas';
import { MapTools } from './MapTools';
import { Pins } from './Pins';
import { type Projection, projectionAt } from './projection';
import { centreOf, shapesOf } from './shapes';
import { useViewport, type ViewportControl } from './use-viewport';
import { around, type Box, boxOf, toMetres, toPixels, widened } from './viewport';

export interface GridMapProps {
  /** What the map is of, for whoever cannot see it. */
  label: string;
  areas: readonly AreaView[];
  issues: readonly IssueRow[];
  selectedId?: string | null;
  /** This area is filled and, with the selected issue, is what the map first shows. */
  highlightCode?: string | null;
  /** Another area to fill, such as the one just chosen; it does not move the map. */
  chosenCode?: string | null;
  /** Several areas, each with all that lies in it, to fill instead of one. */
  chosenCodes?: readonly string[];
  /** The map begins with everything instead of what is selected. */
  overview?: boolean;
  onPickGrid?: ((code: string) => void) | undefined;
  onPickIssue?: ((id: string) => void) | undefined;
  /** A press on open ground, in gcj02. */
  onPickPlace?: ((position: LngLat) => void) | undefined;
  /** A place that is not an issue yet. */
  marked?: LngLat | null;
  children?: ReactNode;
}

const LIGHTS_ON_MAP = [...LIGHTS, null] as const;

/** Share of a grid's own extent shown on each side of it. */
const NEIGHBOURS = 0.35;

/** The street drawn by itself: boundaries, names and pins, without tiles. Coordinates are gcj02. */
export function GridMap(props: GridMapProps) {
  const { areas, issues, selectedId = null, highlightCode = null } = props;
  const [lng, lat] = centreOf(areas, positionsOf(issues));
  const projection = useMemo(() => projectionAt([lng, lat]), [lng, lat]);
  const shapes = useMemo(() => shapesOf(areas, projection), [areas, projection]);
  const whole = useMemo(
    () => around([...shapes.map(({ box }) => box), ...boxesOf(issues, projection)]),
    [shapes, projection, issues],
  );
  const near = useMemo(() => {
    const selected = issues.filter(({ id }) => id === selectedId);
    const highlighted = shapes.filter(({ code }) => code === highlightCode).map(({ box }) => box);
    const box = around([...highlighted, ...boxesOf(selected, projection)]);
    // With its neighbours: whom else it could be given to is half of what the map is for.
    return box && whole && widened(box, NEIGHBOURS, whole);
  }, [shapes, projection, issues, selectedId, highlightCode, whole]);
  const home = (props.overview ? null : near) ?? whole;
  const { attach, size, view, zoomBy, zoomTo, fitAll, drag, dragged, onKey } = useViewport(home, whole);

  useSelectionInSight({ view, size, zoomTo }, selectedId, near);

  const one = props.chosenCode ?? highlightCode;
  const isHere = (code: string): boolean =>
    props.chosenCodes ? props.chosenCodes.some((area) => covers(area, code)) : code === one;
  const pressed = (event: KeyboardEvent): void => {
    if (onKey(event.key)) event.preventDefault();
  };
  const pickGround = (event: MouseEvent<SVGRectElement>): void => {
    if (dragged() || !size || !view) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    props.onPickPlace?.(projection.toLngLat(toMetres(view, { x: event.clientX - left, y: event.clientY - top }, size)));
  };
  return (
    <div className="map" ref={attach}>
      {size && view ? (
        <svg
          width={size.width}
          height={size.height}
          role="group"
          aria-label={`${props.label}。方向键移动，加减键缩放，0 键看全部`}
          tabIndex={0}
          onKeyDown={pressed}
          {...drag}
        >
          {props.onPickPlace ? <rect width="100%" height="100%" fill="transparent" onClick={pickGround} /> : null}
          <Areas
            shapes={shapes}
            view={view}
            size={size}
            isHere={isHere}
            press={(code, spot) => {
              if (dragged()) return;
              if (props.onPickPlace) props.onPickPlace(projection.toLngLat(spot));
              else props.onPickGrid?.(code);
            }}
            canPress={Boolean(props.onPickGrid ?? props.onPickPlace)}
          />
          <Pins
            issues={issues}
            projection={projection}
            view={view}
            size={size}
            selectedId={selectedId}
            marked={props.marked ?? null}
            pick={props.onPickIssue}
            zoomTo={zoomTo}
          />
        </svg>
      ) : null}
      {view ? (
        <MapTools
          scale={view.scale}
          lights={LIGHTS_ON_MAP.filter((light) => issues.some((issue) => issue.place && issue.light === light))}
          zoomBy={zoomBy}
          fitAll={fitAll}
          goHome={near && (() => zoomTo(near))}
        />
      ) : null}
      {shapes.length === 0 ? <p className="map-note">还没有网格边界。管理员可在「辖区」中绘入。</p> : null}
      {props.children}
    </div>
  );
}

/** A selection made elsewhere must be seen here; one already in sight does not move the map. */
function useSelectionInSight(
  { view, size, zoomTo }: Pick<ViewportControl, 'view' | 'size' | 'zoomTo'>,
  selectedId: string | null,
  near: Box | null,
): void {
  const looked = useRef<string | null>(null);
  useEffect(() => {
    if (looked.current === selectedId || !view || !size || !near) return;
    looked.current = selectedId;
    const middle = toPixels(view, { x: (near.left + near.right) / 2, y: (near.top + near.bottom) / 2 }, size);
    const isSeen = middle.x > 0 && middle.y > 0 && middle.x < size.width && middle.y < size.height;
    if (!isSeen) zoomTo(near);
  }, [selectedId, view, size, near, zoomTo]);
}

function positionsOf(issues: readonly IssueRow[]): LngLat[] {
  return issues.flatMap(({ place }) => (place ? [[place.lng, place.lat] as const] : []));
}

function boxesOf(issues: readonly IssueRow[], projection: Projection): Box[] {
  const box = boxOf(positionsOf(issues).map((position) => projection.toSpot(position)));
  return box ? [box] : [];
}
