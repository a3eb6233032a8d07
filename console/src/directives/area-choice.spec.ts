import { communitiesOf, isChosen, sendableAreas, ticks, toggled } from './area-choice';

const STREET = '150782002';
const [RED, NEW] = [`${STREET}001`, `${STREET}002`];
const grid = (community: string, at: number): string => `${community}00${at}`;
const ROWS = [
  { code: STREET, parentCode: '150782' },
  ...[RED, NEW].map((code) => ({ code, parentCode: STREET })),
  ...[RED, NEW].flatMap((parentCode) => [1, 2, 3].map((at) => ({ code: grid(parentCode, at), parentCode }))),
];

describe('choosing areas', () => {
  it('adds one, and takes it out again', () => {
    expect(toggled(ROWS, [], grid(RED, 1))).toEqual([grid(RED, 1)]);
    expect(toggled(ROWS, [grid(RED, 1)], grid(RED, 1))).toEqual([]);
  });

  it('makes a whole of all its parts', () => {
    expect(toggled(ROWS, [grid(RED, 1), grid(RED, 2)], grid(RED, 3))).toEqual([RED]);
    expect(toggled(ROWS, [RED, grid(NEW, 1), grid(NEW, 2)], grid(NEW, 3))).toEqual([STREET]);
  });

  it('leaves the other parts when one is taken out of a whole, however deep it lies', () => {
    expect(toggled(ROWS, [RED], grid(RED, 2))).toEqual([grid(RED, 1), grid(RED, 3)]);
    expect(toggled(ROWS, [STREET], grid(RED, 2))).toEqual([grid(RED, 1), grid(RED, 3), NEW]);
  });

  it('swallows the parts when the whole is chosen', () => {
    expect(toggled(ROWS, [grid(RED, 1), grid(RED, 3)], RED)).toEqual([RED]);
  });

  it('comes back to where it was when the same area is pressed twice', () => {
    for (const start of [[], [RED], [STREET], [grid(RED, 1), NEW]]) {
      for (const { code } of ROWS.filter(({ code: each }) => each.length === 15)) {
        expect(toggled(ROWS, toggled(ROWS, start, code), code)).toEqual(start.length === 2 ? [...start].sort() : start);
      }
    }
  });

  it('ticks what is chosen and half ticks what holds it', () => {
    expect(ticks(ROWS, [RED])).toEqual({
      checked: [RED, grid(RED, 1), grid(RED, 2), grid(RED, 3)],
      halfChecked: [STREET],
    });
    expect(isChosen([RED], grid(NEW, 1))).toBe(false);
  });

  it('counts the communities it touches', () => {
    expect(communitiesOf(ROWS, [STREET])).toBe(2);
    expect(communitiesOf(ROWS, [grid(RED, 1), grid(RED, 2)])).toBe(1);
  });
});

describe('where somebody may send to', () => {
  it('is what the posts of a sender cover, and not where one is a worker', () => {
    const post = { departmentId: null, areaName: '', departmentName: null };
    const posts = [
      { ...post, role: 'dispatcher' as const, areaCode: RED },
      { ...post, role: 'worker' as const, areaCode: grid(NEW, 1) },
    ];
    expect(sendableAreas(ROWS, posts).map(({ code }) => code)).toEqual([RED, grid(RED, 1), grid(RED, 2), grid(RED, 3)]);
  });
});
