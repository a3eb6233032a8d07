import type { BuildingView, DoorBrief } from '@hongqi/shared';
import { doorsNamed, gridsToPick, groupsOf, outsideOf, tickOf, unitsOf, withDoors, withoutDoors } from './door-groups';
import { nodesOf } from './list-nodes';
import { foundWords, listWords, placesWords } from './list-words';

const NAMES: Record<string, string> = {
  '150782002001001': '红旗一',
  '150782002001002': '红旗二',
  '150782002002001': '红新一',
};
const [FIRST = '', SECOND = '', OTHER = ''] = Object.keys(NAMES);

function door(gridCode: string, building: string, unit: string, number: string): DoorBrief {
  const id = [gridCode, building, unit, number].join('/');
  return { id, gridCode, gridName: NAMES[gridCode] ?? '', building, unit, number };
}

const A = door(FIRST, '2号楼', '2单元', '301');
const B = door(FIRST, '2号楼', '10单元', '101');
const C = door(FIRST, '10号楼', '', '1');
const D = door(SECOND, '2号楼', '1单元', '101');
const E = door(OTHER, '6号楼', '', '1001');
const LIST = [A, B, C, D, E];

describe('a list of doors', () => {
  it('has each door once, as somebody walks, however it came', () => {
    expect(withDoors([D, A], [E, C, A, B])).toEqual(LIST);
    expect(withDoors([], [...LIST].reverse())).toEqual(LIST);
    expect(withDoors(LIST, [])).toEqual(LIST);
  });

  it('takes what is newly said of a door', () => {
    const moved = { ...A, gridCode: OTHER, gridName: '红新一' };
    expect(withDoors([A, B], [moved])).toEqual([B, moved]);
  });

  it('loses the doors that are taken out, and no others', () => {
    expect(withoutDoors(LIST, [B, E])).toEqual([A, C, D]);
    expect(withoutDoors([A], [E])).toEqual([A]);
  });

  it('is compared with the areas by what they cover', () => {
    expect(outsideOf(LIST, ['150782002001'])).toEqual([E]);
    expect(outsideOf(LIST, [FIRST, OTHER])).toEqual([D]);
    expect(outsideOf(LIST, ['150782002'])).toEqual([]);
    expect(outsideOf(LIST, [])).toEqual([]);
  });

  it('is shown by grid and building; buildings of the same name in two grids are two', () => {
    expect(groupsOf(LIST).map(({ gridName, doors, buildings }) => [gridName, doors, buildings.length])).toEqual([
      ['红旗一', 3, 2],
      ['红旗二', 1, 1],
      ['红新一', 1, 1],
    ]);
    const rows = nodesOf(LIST).flatMap((grid) => [grid, ...grid.children.flatMap((each) => [each, ...each.children])]);
    expect(rows.map(({ words }) => words).slice(0, 6)).toEqual([
      '红旗一',
      '2号楼',
      '2单元 301',
      '10单元 101',
      '10号楼',
      '1',
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    expect(nodesOf(LIST)[0]?.doors).toEqual([A, B, C]);
    expect(unitsOf([A, B, C])).toEqual([
      { unit: '2单元', doors: [A] },
      { unit: '10单元', doors: [B] },
      { unit: '', doors: [C] },
    ]);
  });

  it('is found by any part of where a door is', () => {
    expect(doorsNamed(LIST, '２号楼 1单元')).toEqual([D]);
    expect(doorsNamed(LIST, '红新')).toEqual([E]);
    expect(doorsNamed(LIST, ' ')).toBe(LIST);
  });

  it('of five thousand is put together without anybody waiting', () => {
    const many = Array.from({ length: 5000 }, (_, at) => door(FIRST, `${1 + (at % 200)}号楼`, '1单元', String(at)));
    const whole = withDoors(many.slice(0, 2500), many.slice(2500));
    expect(whole).toHaveLength(5000);
    expect(nodesOf(whole)[0]?.children.map(({ doors }) => doors.length)).toEqual(Array(200).fill(25));
  });
});

describe('the words of a list', () => {
  it('say how much and where', () => {
    expect(listWords(LIST)).toBe('5 户，在 4 栋 · 3 个网格');
    expect(placesWords(LIST)).toBe('红旗一 3 户、红旗二 1 户、红新一 1 户');
    expect(placesWords([...LIST, { ...E, id: 'F', gridCode: '150782002003001' }])).toContain('等 4 个网格');
    expect([foundWords(4, 0), foundWords(4, 1), foundWords(4, 4)]).toEqual([
      '4 户',
      '4 户，其中 1 户已在名单里',
      '4 户，都已在名单里',
    ]);
  });
});

describe('buildings to pick from', () => {
  const building = (gridCode: string, name: string, doors: number): BuildingView => ({
    ...{ gridCode, gridName: NAMES[gridCode] ?? '', building: name },
    ...{ units: [], doors },
  });
  const ALL = [
    building(FIRST, '2号楼', 2),
    building(FIRST, '10号楼', 1),
    building(SECOND, '2号楼', 1),
    building(OTHER, '6号楼', 1),
  ];

  it('are those of the areas, or all while no area is chosen', () => {
    expect(gridsToPick(ALL, [FIRST], '').map(({ gridCode, doors }) => [gridCode, doors])).toEqual([[FIRST, 3]]);
    expect(gridsToPick(ALL, ['150782002001'], '')).toHaveLength(2);
    expect(gridsToPick(ALL, [], '')).toHaveLength(3);
  });

  it('are found by their name or their grid', () => {
    expect(gridsToPick(ALL, [], '2号').map(({ gridCode, buildings }) => [gridCode, buildings.length])).toEqual([
      [FIRST, 1],
      [SECOND, 1],
    ]);
    expect(gridsToPick(ALL, [], '红旗一')[0]?.buildings).toHaveLength(2);
    expect(gridsToPick(ALL, [], '9号')).toEqual([]);
  });

  it('are ticked wholly, in part or not', () => {
    expect([tickOf(0, 3), tickOf(2, 3), tickOf(3, 3), tickOf(0, 0)]).toEqual([
      { checked: false, indeterminate: false },
      { checked: false, indeterminate: true },
      { checked: true, indeterminate: false },
      { checked: false, indeterminate: false },
    ]);
  });
});
