import { projectionAt } from './projection';
import { shapesOf } from './shapes';
import { sharedShapes, stepOf } from './shares';

const square = (at: number, side: number): [number, number][][] => [
  [
    [at, 49],
    [at + side, 49],
    [at + side, 49 + side],
    [at, 49 + side],
    [at, 49],
  ],
];
const area = (code: string, at: number | null, side = 0.01) => ({
  code,
  name: code,
  level: code.length > 12 ? ('grid' as const) : ('community' as const),
  kind: 'ordinary' as const,
  parentCode: null,
  boundary: at === null ? null : [square(at, side)],
});
const value = (code: string) => ({ code, share: 0.5, words: '50%', title: code });

describe('shares on the map', () => {
  it.each([
    [0, 0],
    [0.001, 1],
    [0.5, 2],
    [0.999, 3],
    [1, 4],
  ])('%d is step %d: only nothing looks like nothing, only all like all', (share, step) => {
    expect(stepOf(share)).toBe(step);
  });

  it('are drawn on the smaller areas where the area itself has no boundary, and written once', () => {
    const areas = [
      area('150782002001', null),
      area('150782002001001', 120),
      area('150782002001002', 120.1, 0.02),
      area('150782002002', 120.2),
      area('150782002002001', 120.2),
    ];
    const shapes = shapesOf(areas, projectionAt([120, 49]));

    const { drawn, written } = sharedShapes(shapes, [value('150782002001'), value('150782002002')]);

    expect(drawn.map(({ shape }) => shape.code)).toEqual(['150782002001001', '150782002001002', '150782002002']);
    expect(written.map(({ shape, value: of }) => [of.code, shape.code])).toEqual([
      ['150782002001', '150782002001002'],
      ['150782002002', '150782002002'],
    ]);
  });
});
