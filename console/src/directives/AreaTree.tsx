import { SearchOutlined } from '@ant-design/icons';
import type { AreaView } from '@hongqi/shared';
import { Input, Tree } from 'antd';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { treeOf } from '../parts/tree';
import { ticks } from './area-choice';
import { codesOf, findAreas } from './area-search';

/** More than this do not stand open at once. */
const FEW = 80;
const TREE_PX = 282;

interface Props {
  rows: readonly AreaView[];
  chosen: readonly string[];
  toggle: (code: string) => void;
}

/** The areas with a box each, all of them or those a word finds; what is ticked stays so while it is out of sight. */
export function AreaTree({ rows, chosen, toggle }: Props) {
  const tree = useMemo(() => treeOf(rows), [rows]);
  const [word, setWord] = useState('');
  const sought = word.trim();
  const found = useMemo(() => (sought ? findAreas(tree, sought) : null), [tree, sought]);
  const hits = useMemo(() => new Set(found?.hits), [found]);
  // Opened and closed by hand; a search has its own, and gives the whole tree back as it was.
  const [open, setOpen] = useState<string[] | null>(null);
  const [openFound, setOpenFound] = useState<string[] | null>(null);
  const usual = useMemo(() => (rows.length <= FEW ? codesOf(tree) : tree.map(({ key }) => key)), [rows, tree]);
  const search = (typed: string): void => {
    setWord(typed);
    setOpenFound(null);
  };
  const box = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') search('');
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>('[role=tree]')?.focus();
  };
  return (
    <div className="picker-tree" ref={box} data-testid="area-tree">
      <Input
        allowClear
        prefix={<SearchOutlined />}
        suffix={
          <span className="quiet" role="status" data-testid="areas-found">
            {found ? `找到 ${found.hits.length} 个` : ''}
          </span>
        }
        placeholder="辖区名称或编码"
        aria-label="搜索辖区"
        maxLength={60}
        value={word}
        onChange={({ target }) => search(target.value)}
        onKeyDown={onKey}
        data-testid="area-search"
      />
      {found?.hits.length === 0 ? <p className="quiet pad">您的辖区里没有，换个词试试。</p> : null}
      <Tree
        aria-label="辖区"
        treeData={found?.tree ?? tree}
        expandedKeys={found ? (openFound ?? found.open) : (open ?? usual)}
        onExpand={(keys) => (found ? setOpenFound : setOpen)(keys.map(String))}
        height={TREE_PX}
        blockNode
        checkable
        // Which boxes follow from which is said by `ticks`: an area may hold people that none of its parts does.
        checkStrictly
        checkedKeys={ticks(rows, chosen)}
        selectedKeys={[]}
        onCheck={(_, { node }) => toggle(node.key)}
        onSelect={(_, { node }) => toggle(node.key)}
        titleRender={({ key, title }) => (
          <span className={hits.has(key) ? 'picker-hit' : ''} data-testid={`area-${key}`}>
            {title}
          </span>
        )}
      />
    </div>
  );
}
