import type { AreaKind, LngLat, MultiPolygon, Ring } from '@hongqi/shared';
import { dissolve } from '../areas/dissolve';
import { LINES } from './hongqi-streets';

export interface SeedPlace {
  name: string;
  /** gcj02, inside its grid. */
  at: LngLat;
}

export interface SeedArea {
  /** Statistical code of the year 2023; its length is the level. */
  code: string;
  name: string;
  kind: AreaKind;
  /** gcj02; null where the seed draws none. */
  boundary: MultiPolygon | null;
}

export interface SeedGrid extends SeedArea {
  boundary: MultiPolygon;
  places: readonly SeedPlace[];
}

type Line = keyof typeof LINES;

interface GridDrawing {
  code: string;
  name: string;
  kind: AreaKind;
  /** Clockwise; a minus runs the line backwards. */
  outline: readonly (Line | `-${Line}`)[];
  places: readonly SeedPlace[];
}

/** Numbered inside the community from west to east and north to south. */
const DRAWINGS: readonly GridDrawing[] = [
  {
    code: '150782002001001',
    name: '红旗社区第一网格',
    kind: 'ordinary',
    outline: ['riverWest', 'avenueWest1', '-northStreetWest', '-westNorth'],
    places: [
      { name: '红旗街12号', at: [120.721596, 49.291942] },
      { name: '河滨小区3号楼', at: [120.724261, 49.292816] },
    ],
  },
  {
    code: '150782002001002',
    name: '红旗社区第二网格',
    kind: 'ordinary',
    outline: ['northStreetWest', 'avenueWest2', '-southStreetSchool', '-southStreetWest', '-westMiddle'],
    places: [
      { name: '红旗街88号', at: [120.721951, 49.287927] },
      { name: '红旗街道党群服务中心', at: [120.724753, 49.28879] },
    ],
  },
  {
    code: '150782002001003',
    name: '红旗社区第三网格',
    kind: 'ordinary',
    outline: ['southStreetWest', 'schoolWall', 'schoolWallSouth', 'avenueWest4', '-railWest', '-westSouth'],
    places: [
      { name: '站前路21号', at: [120.719843, 49.284109] },
      { name: '铁路家属楼2号楼', at: [120.722652, 49.282797] },
    ],
  },
  {
    code: '150782002001004',
    name: '红旗小学专属网格',
    kind: 'special',
    outline: ['southStreetSchool', 'avenueWest3', '-schoolWallSouth', '-schoolWall'],
    places: [
      { name: '红旗小学正门', at: [120.723754, 49.285699] },
      { name: '红旗小学操场', at: [120.724254, 49.284662] },
    ],
  },
  {
    code: '150782002002001',
    name: '红新社区第一网格',
    kind: 'ordinary',
    outline: [
      'riverMiddle',
      'avenueEast1',
      'avenueEast2',
      '-northStreetMiddleEast',
      '-northStreetMiddleWest',
      '-avenueWest1',
    ],
    places: [
      { name: '新建路6号', at: [120.728337, 49.290859] },
      { name: '河滨公园南门', at: [120.730829, 49.29229] },
    ],
  },
  {
    code: '150782002002002',
    name: '红新社区第二网格',
    kind: 'ordinary',
    outline: ['northStreetMiddleWest', 'lane', '-southStreetMiddleWest', '-avenueWest2'],
    places: [
      { name: '新建路35号', at: [120.727048, 49.2877] },
      { name: '红新社区居委会', at: [120.728028, 49.286262] },
    ],
  },
  {
    code: '150782002002003',
    name: '红新社区第三网格',
    kind: 'ordinary',
    outline: ['northStreetMiddleEast', 'avenueEast3', 'avenueEast4', '-southStreetMiddleEast', '-lane'],
    places: [
      { name: '文化街17号', at: [120.731017, 49.287382] },
      { name: '红新小区5号楼', at: [120.731569, 49.285888] },
    ],
  },
  {
    code: '150782002002004',
    name: '红新社区第四网格',
    kind: 'ordinary',
    outline: [
      'southStreetMiddleWest',
      'southStreetMiddleEast',
      'avenueEast5',
      'avenueEast6',
      '-railMiddle',
      '-avenueWest4',
      '-avenueWest3',
    ],
    places: [
      { name: '站前路66号', at: [120.728914, 49.282114] },
      { name: '供热公司换热站', at: [120.727214, 49.284153] },
    ],
  },
  {
    code: '150782002003001',
    name: '红升社区第一网格',
    kind: 'ordinary',
    outline: ['riverEast', 'eastNorth', '-northStreetEast', '-avenueEast1'],
    places: [
      { name: '河滨路108号', at: [120.737432, 49.291942] },
      { name: '林业家属院1号楼', at: [120.738464, 49.290048] },
    ],
  },
  {
    code: '150782002003002',
    name: '红升社区第二网格',
    kind: 'ordinary',
    outline: [
      'northStreetEast',
      'eastMiddle',
      '-southStreetEast',
      '-southStreetMarket',
      '-avenueEast3',
      '-avenueEast2',
    ],
    places: [
      { name: '兴工街9号', at: [120.734676, 49.287633] },
      { name: '红升社区居委会', at: [120.738608, 49.287861] },
    ],
  },
  {
    code: '150782002003003',
    name: '和平市场专属网格',
    kind: 'special',
    outline: ['southStreetMarket', 'marketLane', '-marketLaneSouth', '-avenueEast5', '-avenueEast4'],
    places: [
      { name: '和平市场东门', at: [120.73554, 49.284845] },
      { name: '和平市场水产区', at: [120.733797, 49.284441] },
    ],
  },
  {
    code: '150782002003004',
    name: '红升社区第三网格',
    kind: 'ordinary',
    outline: ['southStreetEast', 'eastSouth', '-railEast', '-avenueEast6', 'marketLaneSouth', '-marketLane'],
    places: [
      { name: '站前路130号', at: [120.733907, 49.282077] },
      { name: '红升小区8号楼', at: [120.737802, 49.283577] },
    ],
  },
];

export const HONGQI_GRIDS: readonly SeedGrid[] = DRAWINGS.map(({ code, name, kind, outline, places }) => ({
  code,
  name,
  kind,
  boundary: [[ringAlong(outline)]],
  places,
}));

/** Every area of the seed, parents before children. */
export const HONGQI_AREAS: readonly SeedArea[] = [
  { code: '1507', name: '呼伦贝尔市', kind: 'ordinary', boundary: null },
  { code: '150782', name: '牙克石市', kind: 'ordinary', boundary: null },
  { code: '150782002', name: '红旗街道', kind: 'ordinary', boundary: unionUnder('150782002') },
  { code: '150782002001', name: '红旗社区', kind: 'ordinary', boundary: unionUnder('150782002001') },
  { code: '150782002002', name: '红新社区', kind: 'ordinary', boundary: unionUnder('150782002002') },
  { code: '150782002003', name: '红升社区', kind: 'ordinary', boundary: unionUnder('150782002003') },
  ...HONGQI_GRIDS.map(({ code, name, kind, boundary }) => ({ code, name, kind, boundary })),
];

function unionUnder(code: string): MultiPolygon {
  return dissolve(HONGQI_GRIDS.filter((grid) => grid.code.startsWith(code)).map((grid) => grid.boundary));
}

/** Drawn clockwise, handed out counter-clockwise as GeoJSON wants shells. */
function ringAlong(outline: GridDrawing['outline']): Ring {
  const ring: LngLat[] = [];
  for (const step of outline) {
    const backwards = step.startsWith('-');
    const line: readonly LngLat[] = LINES[(backwards ? step.slice(1) : step) as Line];
    // Each line begins where the one before ended: only the first position of all is not a repeat.
    ring.push(...(backwards ? [...line].reverse() : line).slice(ring.length === 0 ? 0 : 1));
  }
  return ring.reverse();
}
