/** Houses of a grid whose doors are walked; all invented, and nobody's name or number is with them. */
interface SeedBuilding {
  gridCode: string;
  building: string;
  /** Entrances; 0: one without a name. */
  units: number;
  floors: number;
  /** Doors on each floor. */
  doors: number;
}

export interface SeedDoor {
  gridCode: string;
  building: string;
  unit: string;
  number: string;
}

const of = (gridCode: string, building: string, units: number, floors: number, doors = 2): SeedBuilding => ({
  ...{ gridCode: `150782002${gridCode}`, building, units, floors, doors },
});

// The first grids are enough of a town to try a round in; the school and the market have no households.
const BUILDINGS: readonly SeedBuilding[] = [
  of('001001', '河滨小区2号楼', 2, 6),
  of('001001', '河滨小区3号楼', 2, 6),
  of('001001', '红旗街12号', 0, 1, 4),
  of('001002', '红旗街88号楼', 3, 6),
  of('001003', '铁路家属楼2号楼', 2, 5),
  of('001003', '站前路21号', 0, 1, 6),
  of('002001', '新建路6号楼', 3, 6),
  of('002002', '新建路35号楼', 2, 6),
  of('002003', '红新小区5号楼', 3, 6),
  of('002004', '站前路66号楼', 2, 5),
  of('003001', '林业家属院1号楼', 2, 5),
  of('003002', '兴工街9号楼', 2, 6),
  of('003004', '红升小区8号楼', 3, 6),
];

/** `2单元 301`: the floor and the place on it. */
export const HONGQI_DOORS: readonly SeedDoor[] = BUILDINGS.flatMap(({ gridCode, building, units, floors, doors }) =>
  numbersTo(Math.max(units, 1)).flatMap((unit) =>
    numbersTo(floors).flatMap((floor) =>
      numbersTo(doors).map((door) => ({
        gridCode,
        building,
        unit: units === 0 ? '' : `${unit}单元`,
        number: `${floor}${String(door).padStart(2, '0')}`,
      })),
    ),
  ),
);

function numbersTo(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}
