import {
  type FigureDefinition,
  type FigureGroup,
  type FigureGrouping,
  type FigureKey,
  type FigureUnit,
  type FigureValue,
  NO_DATA,
} from '@hongqi/shared';

export interface Bar {
  key: string;
  label: string;
  value: FigureValue;
  /** In [0, 1], of the longest; a rate's is its own. */
  width: number;
  /** Lies in no smaller area: there is none to enter. */
  isRest: boolean;
}

/** What lies in the area itself and in none of the smaller ones beside it. */
export function isRestOf(groups: readonly FigureGroup[], key: string, by: FigureGrouping): boolean {
  return by === 'area' && groups.some((other) => other.key !== key && other.key.startsWith(key));
}

/** Months in their order, those between them too; everything else by size; groups without a number last. */
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
  const bars = found.map((each) => {
    const isRest = isRestOf(groups, each.key, by);
    const label = isRest ? `${each.label}（其余）` : each.label;
    return { ...each, label, width: (each.value.value ?? 0) / longest, isRest };
  });
  const size = ({ value }: Bar): number => value.value ?? -1;
  return by === 'month' ? withEmptyMonths(bars, figure, unit) : bars.sort((a, b) => size(b) - size(a));
}

/** A month in which nothing was counted is not in the answer, but it did pass. */
function withEmptyMonths(bars: readonly Bar[], key: FigureKey, unit: FigureUnit): Bar[] {
  const last = bars.at(-1)?.key ?? '';
  const all: Bar[] = [];
  for (let month = bars[0]?.key ?? ''; month !== '' && month <= last; month = monthAfter(month)) {
    const nothing = unit === 'issues' ? { value: 0, text: '0' } : { value: null, text: NO_DATA };
    const value: FigureValue = { key, numerator: null, sample: 0, excluded: null, ...nothing };
    all.push(bars.find((bar) => bar.key === month) ?? { key: month, label: month, value, width: 0, isRest: false });
  }
  return all;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
