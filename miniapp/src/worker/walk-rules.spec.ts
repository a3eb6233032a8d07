import type { WalkDoor } from '@hongqi/shared';
import {
  afterVisit,
  byBuilding,
  countDoors,
  countWalk,
  gridsToWalk,
  naturalOrder,
  nextUnvisited,
  withVisits,
} from './walk-rules';

const AT = '2026-11-22T08:00:00.000Z';

const door = (building: string, unit: string, number: string, more: Partial<WalkDoor> = {}): WalkDoor => ({
  id: `${building}-${unit}-${number}`,
  building,
  unit,
  number,
  note: '',
  hasContact: false,
  version: 1,
  outcome: null,
  visitedAt: null,
  visitNote: null,
  ...more,
});

const shown = (doors: WalkDoor[]) => withVisits(doors, [], null);

describe('the order of doors', () => {
  it('counts 2 before 10, in buildings, units and numbers', () => {
    expect(['10号楼', '2号楼', '新建路10号', '新建路9号'].sort(naturalOrder)).toEqual([
      '2号楼',
      '10号楼',
      '新建路9号',
      '新建路10号',
    ]);
    expect(['301', '1201', '302甲', '302', '101'].sort(naturalOrder)).toEqual(['101', '301', '302', '302甲', '1201']);
  });

  it('does not mind full-width digits', () => {
    expect(['１０１', '99'].sort(naturalOrder)).toEqual(['99', '１０１']);
    expect(naturalOrder('3', '３')).toBe(0);
  });

  it('groups by building and unit; a building without units has one group', () => {
    const groups = byBuilding(
      shown([
        door('10号楼', '', '1'),
        door('2号楼', '2单元', '101'),
        door('2号楼', '1单元', '201'),
        door('2号楼', '1单元', '101'),
      ]),
      'all',
    );
    expect(groups.map(({ building, units }) => [building, units.map(({ unit }) => unit)])).toEqual([
      ['2号楼', ['1单元', '2单元']],
      ['10号楼', ['']],
    ]);
    expect(groups[0]?.units[0]?.doors.map(({ number }) => number)).toEqual(['101', '201']);
  });

  it('takes two spellings of one building as one', () => {
    const groups = byBuilding(shown([door('６号楼', '1单元', '101'), door('6 号楼', '１单元', '102')]), 'all');
    expect(groups).toMatchObject([{ building: '６号楼', shown: 2, units: [{ unit: '1单元' }] }]);
  });

  it('a filter leaves out buildings without such a door, and still counts the whole of the others', () => {
    const groups = byBuilding(
      shown([door('1号楼', '', '1', { outcome: 'notHome' }), door('1号楼', '', '2'), door('2号楼', '', '1')]),
      'notHome',
    );
    expect(groups).toMatchObject([{ building: '1号楼', shown: 1, counts: { doors: 2, knocked: 1, met: 0 } }]);
  });
});

describe('doors while visits wait on the phone', () => {
  const doors = [
    door('1号楼', '', '1'),
    door('1号楼', '', '2', { outcome: 'met', visitedAt: AT, visitNote: '老人独居' }),
  ];

  it('show what was pressed, marked as waiting', () => {
    const [first, second] = withVisits(
      doors,
      [{ doorId: '1号楼--1', directiveId: 'd1', outcome: 'problem', note: '燃气味', at: AT }],
      'd1',
    );
    expect(first).toMatchObject({ outcome: 'problem', visitNote: '燃气味', visitedAt: AT, waiting: true });
    expect(second).toMatchObject({ outcome: 'met', waiting: false });
  });

  it('count for their own directive and for the everyday round, not for another directive', () => {
    const noted = [{ doorId: '1号楼--1', directiveId: 'd1', outcome: 'met' as const, at: AT }];
    expect(withVisits(doors, noted, 'd2')[0]?.outcome).toBeNull();
    expect(withVisits(doors, noted, null)[0]?.outcome).toBe('met');
  });

  it('stand as somebody who opened left them, then as the later knock did, as the server counts', () => {
    const met = doors[1] ?? door('', '', '');
    const later = '2026-11-23T08:00:00.000Z';
    const earlier = '2026-11-21T08:00:00.000Z';
    expect(afterVisit(met, { outcome: 'notHome', at: later })).toEqual(met);
    expect(afterVisit(met, { outcome: 'problem', at: earlier })).toEqual(met);
    expect(afterVisit(met, { outcome: 'problem', at: later })).toMatchObject({ outcome: 'problem', visitedAt: later });
    const nobody = door('1号楼', '', '3', { outcome: 'notHome', visitedAt: later });
    expect(afterVisit(nobody, { outcome: 'refused', at: earlier }).outcome).toBe('refused');
  });
});

describe('how far a walk is', () => {
  it('counts doors knocked at, and those of them where somebody opened', () => {
    const doors = [
      door('1号楼', '', '1', { outcome: 'met' }),
      door('1号楼', '', '2', { outcome: 'notHome' }),
      door('1号楼', '', '3', { outcome: 'refused' }),
      door('1号楼', '', '4'),
    ];
    expect(countDoors(doors)).toEqual({ doors: 4, knocked: 3, met: 2 });
  });

  it('is the sum of its grids', () => {
    const grid = { code: 'g', name: '网格', doors: 10, knocked: 4, met: 3 };
    expect(countWalk({ grids: [grid, { ...grid, doors: 5 }] })).toEqual({
      doors: 15,
      knocked: 8,
      met: 6,
    });
  });

  it('offers a grid of which a list has no door to nobody, but one without doors yet where there is no list', () => {
    const grids = [
      { code: 'a', name: '一', doors: 0, knocked: 0, met: 0 },
      { code: 'b', name: '二', doors: 3, knocked: 1, met: 1 },
    ];
    expect(gridsToWalk({ listed: true, grids }).map(({ code }) => code)).toEqual(['b']);
    expect(gridsToWalk({ listed: false, grids }).map(({ code }) => code)).toEqual(['a', 'b']);
  });

  it('goes on after the door just left, and comes back to those passed over', () => {
    const doors = shown([
      door('2号楼', '', '1'),
      door('1号楼', '', '1'),
      door('1号楼', '', '2', { outcome: 'met' }),
      door('1号楼', '', '3'),
    ]);
    expect(nextUnvisited(doors, null)?.id).toBe('1号楼--1');
    expect(nextUnvisited(doors, '1号楼--2')?.id).toBe('1号楼--3');
    expect(nextUnvisited(doors, '2号楼--1')?.id).toBe('1号楼--1');
    expect(nextUnvisited([], null)).toBeNull();
  });
});
