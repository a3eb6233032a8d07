import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Filters } from './desk-query';

const NAMES = { areaCode: 'area', categoryCode: 'category', search: 'q' } as const satisfies Record<
  keyof Filters,
  string
>;

export function useFilters(): [Filters, (change: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(
    () => ({
      areaCode: params.get(NAMES.areaCode) ?? '',
      categoryCode: params.get(NAMES.categoryCode) ?? '',
      search: params.get(NAMES.search) ?? '',
    }),
    [params],
  );
  const change = (changed: Partial<Filters>): void => {
    const next = { ...filters, ...changed };
    const kept = (Object.keys(NAMES) as (keyof Filters)[]).filter((field) => next[field] !== '');
    setParams(Object.fromEntries(kept.map((field) => [NAMES[field], next[field]])), { replace: true });
  };
  return [filters, change];
}
