import { treeOf } from './tree';

describe('a tree of areas', () => {
  it('puts each under its parent, in code order, whatever the order they came in', () => {
    const [street] = treeOf([
      { code: '150782002002', name: '红新社区', parentCode: '150782002' },
      { code: '150782002', name: '红旗街道', parentCode: '150782' },
      { code: '150782002001', name: '红旗社区', parentCode: '150782002' },
    ]);

    expect(street?.title).toBe('红旗街道');
    expect(street?.children.map(({ title }) => title)).toEqual(['红旗社区', '红新社区']);
  });

  it('makes a root of whatever lies under something the person may not see', () => {
    expect(treeOf([{ code: '150782002001001', name: '第一网格', parentCode: '150782002001' }])).toHaveLength(1);
  });
});
