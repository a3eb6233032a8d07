import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { treeOf } from '../parts/tree';
import { useCategories } from './desk-queries';

interface Props {
  label?: string;
  value: string;
  change: (categoryCode: string) => void;
  testId?: string;
}

export function CategoryField({ label = '类别', value, change, testId = 'category' }: Props) {
  const { data: categories } = useCategories();
  const tree = useMemo(() => treeOf(categories ?? []), [categories]);
  return (
    <TreeSelect
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder="类别"
      aria-label={label}
      className="wide"
      treeData={tree}
      value={value || undefined}
      onChange={(code: string | undefined) => change(code ?? '')}
      popupMatchSelectWidth={240}
      data-testid={testId}
    />
  );
}
