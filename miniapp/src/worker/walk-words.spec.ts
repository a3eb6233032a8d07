import { filterWords, walkLines, wayWords } from './walk-words';

const grid = { code: 'g', name: '网格', doors: 35, knocked: 12, met: 9 };

describe('a walk in words', () => {
  it('says whether it is of a list or of all doors', () => {
    expect(walkLines({ listed: true, grids: [grid] })).toEqual(['走访名单 · 35 户', '已敲门 12 · 已见面 9']);
    expect(walkLines({ listed: false, grids: [grid, grid] })).toEqual(['已敲门 24 · 已见面 18 · 共 70 户']);
    expect(wayWords({ listed: true, grids: [grid] })).toBe('走访名单 · 35 户');
    expect(wayWords({ listed: false, grids: [grid] })).toBe('走访全部住户 · 35 户');
    expect(wayWords(undefined)).toBe('去走访');
  });

  it('never calls the doors of a list all', () => {
    expect(filterWords('all', true)).toBe('名单');
    expect(filterWords('all', false)).toBe('全部');
    expect(filterWords('unvisited', true)).toBe('未走访');
  });
});
