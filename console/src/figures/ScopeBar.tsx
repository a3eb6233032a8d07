import { DownloadOutlined } from '@ant-design/icons';
import { FIGURES_FILE_PATH, SOURCE_LABEL, SOURCES } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Segmented, Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { download, errorText } from '../api';
import { useAreas, useCategories } from '../desk/desk-queries';
import { treeOf } from '../parts/tree';
import { useNow } from '../parts/use-now';
import { useFigures } from './figure-queries';
import { type Days, daysOf, isDay, type Period, PERIOD_LABEL, PERIODS } from './period';
import { scopeOf, type View } from './scope';

interface Props {
  view: View;
  change: (changed: Partial<View>) => void;
}

export function ScopeBar({ view, change }: Props) {
  const now = useNow();
  const { data: areas } = useAreas();
  const { data: categories } = useCategories();
  const areaTree = useMemo(() => treeOf(areas ?? []), [areas]);
  const categoryTree = useMemo(() => treeOf(categories ?? []), [categories]);
  const departments = useDepartments(view);
  const pickPeriod = (period: Period): void =>
    change({ period, days: period === 'custom' ? view.days : daysOf(period, now) });
  return (
    <div className="scope" role="search" aria-label="统计范围">
      <Segmented
        options={PERIODS.map((value) => ({ value, label: PERIOD_LABEL[value] }))}
        value={view.period}
        onChange={pickPeriod}
        data-testid="period"
      />
      {view.period === 'custom' ? (
        <DaysFields days={view.days} change={(days) => change({ days })} />
      ) : (
        <span className="quiet">
          {view.days.from} 至 {view.days.to}
        </span>
      )}
      <TreeSelect
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        className="scope-field"
        placeholder="全部辖区"
        aria-label="辖区"
        treeData={areaTree}
        value={view.areaCode || undefined}
        onChange={(areaCode: string | undefined) => change({ areaCode: areaCode ?? '' })}
        popupMatchSelectWidth={260}
        data-testid="figures-area"
      />
      <Select
        allowClear
        className="scope-field"
        placeholder="全部承办"
        aria-label="承办部门"
        options={departments}
        value={view.departmentId || undefined}
        onChange={(departmentId: string | undefined) => change({ departmentId: departmentId ?? '' })}
        popupMatchSelectWidth={220}
        notFoundContent="这段时间没有"
        data-testid="figures-department"
      />
      <TreeSelect
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        className="scope-field"
        placeholder="全部类别"
        aria-label="类别"
        treeData={categoryTree}
        value={view.categoryCode || undefined}
        onChange={(categoryCode: string | undefined) => change({ categoryCode: categoryCode ?? '' })}
        popupMatchSelectWidth={240}
        data-testid="figures-category"
      />
      <Select
        allowClear
        className="scope-source"
        placeholder="全部来源"
        aria-label="来源"
        options={SOURCES.map((value) => ({ value, label: SOURCE_LABEL[value] }))}
        value={view.source || undefined}
        onChange={(source: View['source'] | undefined) => change({ source: source ?? '' })}
        popupMatchSelectWidth={140}
        data-testid="figures-source"
      />
      <Export view={view} />
    </div>
  );
}

/** Those that have something to count in these days, whatever department is chosen. */
function useDepartments(view: View): { value: string; label: string }[] {
  const { data } = useFigures(scopeOf({ ...view, departmentId: '' }), 'department');
  return (data?.groups ?? []).map(({ key, label }) => ({ value: key, label }));
}

export function DaysFields({ days, change }: { days: Days; change: (days: Days) => void }) {
  const field = (name: keyof Days, label: string) => (
    <Input
      type="date"
      className="scope-day"
      aria-label={label}
      value={days[name]}
      onChange={({ target }) => {
        const next = { ...days, [name]: target.value };
        if (isDay(target.value) && next.from <= next.to) change(next);
      }}
      data-testid={`day-${name}`}
    />
  );
  return (
    <span className="scope-days">
      {field('from', '从哪一天')}至{field('to', '到哪一天')}
    </span>
  );
}

/** The file is made by the server from the same figures: it cannot differ from the screen. */
function Export({ view }: { view: View }) {
  const { message } = App.useApp();
  const file = useMutation({
    mutationFn: () =>
      download(FIGURES_FILE_PATH, { ...scopeOf(view), by: view.by }, `指标-${view.days.from}-${view.days.to}.csv`),
    onError: (error) => void message.warning(errorText(error)),
  });
  return (
    <Button
      className="scope-export"
      icon={<DownloadOutlined />}
      loading={file.isPending}
      onClick={() => file.mutate()}
      data-testid="figures-export"
    >
      导出
    </Button>
  );
}
