import { type IssueRow, type LngLat, spokenNumber } from '@hongqi/shared';
import type { KeyboardEvent, ReactNode } from 'react';
import { clustersOf, type Cluster, type Pin } from './clusters';
import { LightMark, lightWord, markTone } from './marks';
import type { Projection, Spot } from './projection';
import { type Box, boxOf, type Size, toMetres, toPixels, type Viewport } from './viewport';

interface Props {
  issues: readonly IssueRow[];
  projection: Projection;
  view: Viewport;
  size: Size;
  selectedId: string | null;
  marked: LngLat | null;
  pick: ((id: string) => void) | undefined;
  zoomTo: (box: Box) => void;
}

/** Nearer than this two marks cover each other. */
const SQUARE_PX = 26;

export function Pins({ issues, projection, view, size, selectedId, marked, pick, zoomTo }: Props) {
  const at = (position: LngLat): Spot => toPixels(view, projection.toSpot(position), size);
  const placed = issues.flatMap((issue) => (issue.place ? [{ issue, ...at([issue.place.lng, issue.place.lat]) }] : []));
  const seen = placed.filter(({ x, y }) => x > -20 && y > -20 && x < size.width + 20 && y < size.height + 40);
  const chosen = placed.find(({ issue }) => issue.id === selectedId);
  const pins: Pin[] = seen
    .filter(({ issue }) => issue.id !== selectedId)
    .map(({ issue, x, y }) => ({ id: issue.id, light: issue.light, x, y }));
  const nameOf = (id: string): string => {
    const issue = issues.find((each) => each.id === id);
    return issue ? `${issue.title},${spokenNumber(issue.number)},${lightWord(issue.light)}` : '';
  };
  const open = (cluster: Cluster): void => {
    const box = boxOf(cluster.pins.map((pin) => toMetres(view, pin, size)));
    if (box) zoomTo(box);
  };

  return (
    <g>
      {clustersOf(pins, SQUARE_PX).map((cluster) => {
        const [first] = cluster.pins;
        if (!first) return null;
        return cluster.pins.length === 1 ? (
          <Press
            key={first.id}
            at={first}
            name={nameOf(first.id)}
            testId={`pin-${first.id}`}
            press={pick && (() => pick(first.id))}
          >
            <LightMark light={first.light} r={6} />
          </Press>
        ) : (
          <Press
            key={first.id}
            at={cluster}
            name={`这里有 ${cluster.pins.length} 件，最急的${lightWord(cluster.light)}${pick ? '，放大查看' : ''}`}
            testId={`pins-${first.id}`}
            press={pick && (() => open(cluster))}
          >
            <g className={`cluster ${markTone(cluster.light)}`}>
              <circle r={13} />
              <text>{cluster.pins.length}</text>
            </g>
            <g transform="translate(11 -11)">
              <LightMark light={cluster.light} r={5} />
            </g>
          </Press>
        );
      })}
      {chosen ? <BigPin at={chosen} issue={chosen.issue} name={nameOf(chosen.issue.id)} /> : null}
      {marked ? <Cross at={at(marked)} /> : null}
    </g>
  );
}

interface PressProps {
  at: Spot;
  name: string;
  testId: string;
  press: (() => void) | undefined;
  children: ReactNode;
}

function Press({ at, name, testId, press, children }: PressProps) {
  const keyed = (event: KeyboardEvent): void => {
    if (!press || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    press();
  };
  return (
    <g
      transform={`translate(${at.x} ${at.y})`}
      className={press ? 'pin pin-press' : 'pin'}
      role={press ? 'button' : 'img'}
      tabIndex={press ? 0 : undefined}
      aria-label={name}
      onClick={press}
      onKeyDown={keyed}
      data-testid={testId}
    >
      <title>{name}</title>
      <circle className="pin-reach" r={14} />
      {children}
    </g>
  );
}

/** The issue in question: a large pin whose tip is the place, with the light's shape in its head. */
function BigPin({ at, issue, name }: { at: Spot; issue: IssueRow; name: string }) {
  return (
    <g
      transform={`translate(${at.x} ${at.y})`}
      role="img"
      aria-label={name}
      className="pin"
      data-testid={`pin-${issue.id}`}
    >
      <title>{name}</title>
      <path
        className={`pin-big ${markTone(issue.light)}`}
        d="M0 0C-3 -9 -15 -16 -15 -27A15 15 0 0 1 15 -27C15 -16 3 -9 0 0Z"
      />
      <circle className="pin-head" cy={-27} r={10.5} />
      <g transform="translate(0 -27)">
        <LightMark light={issue.light} r={5} />
      </g>
    </g>
  );
}

function Cross({ at }: { at: Spot }) {
  return (
    <g
      transform={`translate(${at.x} ${at.y})`}
      role="img"
      aria-label="选定的地点"
      className="pin"
      data-testid="pin-marked"
    >
      <path className="pin-big mark-action" d="M0 0C-3 -9 -15 -16 -15 -27A15 15 0 0 1 15 -27C15 -16 3 -9 0 0Z" />
      <circle className="pin-head" cy={-27} r={6} />
    </g>
  );
}
