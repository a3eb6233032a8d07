import { dayBars, onMap, splitAreas } from './coverage';

const area = (code: string, doors: number, knocked: number, met: number) => ({
  code,
  name: code,
  doors,
  knocked,
  met,
  problems: 0,
});
const day = (date: string, visits: number) => ({ day: date, visits, doors: visits, met: visits, problems: 0 });

describe('coverage', () => {
  it('tells the area itself from those below it, whichever comes first', () => {
    const coverage = { areas: [area('150782002001', 2, 1, 1), area('150782002', 4, 2, 1)], days: [] };

    const { itself, below } = splitAreas(coverage, '150782002');

    expect(itself?.doors).toBe(4);
    expect(below.map(({ code }) => code)).toEqual(['150782002001']);
  });

  it('of an area without doors has no share', () => {
    expect(onMap([area('1', 0, 0, 0), area('2', 4, 3, 1)], 'met')).toMatchObject([
      { share: null, words: '无户', title: '1：没有登记的户' },
      { share: 0.25, words: '25%', title: '2：4 户，已走访 3，已见面 1，发现问题 0' },
    ]);
  });

  it('by day has the newest first and is measured by the busiest', () => {
    expect(dayBars([day('2026-11-01', 5), day('2026-11-02', 10)]).map((each) => [each.day, each.width])).toEqual([
      ['2026-11-02', 1],
      ['2026-11-01', 0.5],
    ]);
  });
});
