import { SearchOutlined } from '@ant-design/icons';
import { LIMITS } from '@hongqi/shared';
import { Input, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { treeOf } from '../parts/tree';
import { useTyped } from '../parts/use-typed';
import { useAreas, useCategories } from './desk-queries';
import type { Filters } from './desk-query';

export function FilterBar({ filters, change }: { filters: Filters; change: (changed: Partial<Filters>) => void }) {
  const { data: areas } = useAreas();
  const { data: categories } = useCategories();
  const areaTree = useMemo(() => treeOf(areas ?? []), [areas]);
  const categoryTree = useMemo(() => treeOf(categories ?? []), [categories]);
  return (
    <div className="filters" role="search">
      <SearchBox search={filters.search} change={(search) => change({ search })} />
      <div className="filters-row">
        <TreeSelect
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          placeholder="全部辖区"
          aria-label="辖区"
          treeData={areaTree}
          value={filters.areaCode || undefined}
          onChange={(areaCode: string | undefined) => change({ areaCode: areaCode ?? '' })}
          popupMatchSelectWidth={260}
          data-testid="filter-area"
        />
        <TreeSelect
          allowClear
          showSearch={{ treeNodeFilterProp: 'title' }}
          placeholder="全部类别"
          aria-label="类别"
          treeData={categoryTree}
          value={filters.categoryCode || undefined}
          onChange={(categoryCode: string | undefined) => change({ categoryCode: categoryCode ?? '' })}
          popupMatchSelectWidth={240}
          data-testid="filter-category"
        />
      </div>
    </div>
  );
}

function SearchBox({ search, change }: { search: string; change: (search: string) => void }) {
  const [typed, setTyped] = useTyped(search, change);
  return (
    <Input
      id="search"
      allowClear
      prefix={<SearchOutlined />}
      placeholder="编号或关键词（按 / 键）"
      aria-label="搜索编号或关键词"
      maxLength={LIMITS.searchText.max}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onPressEnter={() => change(typed)}
      data-testid="search"
    />
  );
}
