import { type Branch, treeOf } from '../parts/tree';
import { findAreas } from './area-search';

const STREET = '150782002';
const [RED, NEW] = [`${STREET}001`, `${STREET}002`];
const TREE = treeOf([
  { code: STREET, name: '和平街道', parentCode: null },
  { code: RED, name: '红旗社区', parentCode: STREET },
  { code: `${RED}001`, name: '站前网格', parentCode: RED },
  { code: `${RED}002`, name: '河滨网格', parentCode: RED },
  { code: NEW, name: '新建社区', parentCode: STREET },
  { code: `${NEW}001`, name: '河滨东网格', parentCode: NEW },
]);
const titles = (branches: readonly Branch[]): string[] =>
  branches.flatMap(({ title, children }) => [title, ...titles(children)]);

describe('finding areas', () => {
  it('by a part of the name keeps the way to each of them open, and nothing beside it', () => {
    const { tree, hits, open } = findAreas(TREE, '河滨');

    expect(hits).toEqual([`${RED}002`, `${NEW}001`]);
    expect(titles(tree)).toEqual(['和平街道', '红旗社区', '河滨网格', '新建社区', '河滨东网格']);
    expect([...open].sort()).toEqual([STREET, RED, NEW]);
  });

  it('leaves closed, but complete, what was found itself', () => {
    const { tree, hits, open } = findAreas(TREE, '红旗');

    expect(hits).toEqual([RED]);
    expect(titles(tree)).toEqual(['和平街道', '红旗社区', '站前网格', '河滨网格']);
    expect(open).toEqual([STREET]);
  });

  it('by a part of the code finds all that have it, by a whole code that one alone', () => {
    expect(findAreas(TREE, '2002001').hits).toEqual([RED, `${RED}001`, `${RED}002`, `${NEW}001`]);
    expect(findAreas(TREE, RED).hits).toEqual([RED]);
  });

  it('finds nothing where there is nothing', () => {
    expect(findAreas(TREE, '长江')).toEqual({ tree: [], hits: [], open: [] });
  });

  it('leaves the tree it searches as it was', () => {
    const before = JSON.stringify(TREE);
    findAreas(TREE, '河滨');
    expect(JSON.stringify(TREE)).toBe(before);
  });
});
