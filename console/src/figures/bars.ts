import type { FigureDefinition, FigureGroup, FigureGrouping, FigureValue } from '@hongqi/shared';

export interface Bar {
  key: string;
  label: string;
  value: FigureValue;
  /** In [0, 1], of the longest; a rate's is its own. */
  width: number;
}

/** Months in their order, everything else by size; groups without a number last. */
export function barsOf(
  { key: figure, unit }: Pick<FigureDefinition, 'key' | 'unit'>,
  groups: readonly FigureGroup[],
  by: FigureGrouping,
): Bar[] {
  const found = groups.flatMap(({ key, label, values }) => {
    const value = values.find((each) => each.key === figure);
    return value && (value.sample > 0 || value.excluded) ? [{ key, label, value }] : [];
  });
  const longest = unit === 'share' ? 1 : Math.max(1, ...found.map(({ value }) => value.value ?? 0));
  const bars = found.map((each) => ({ ...each, width: (each.value.value ?? 0) / longest }));
  const size = ({ value }: Bar): number => value.value ?? -1;
  return by === 'month' ? bars : bars.sort((a, b) => size(b) - size(a));
}
