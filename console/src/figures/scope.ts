import {
  FIGURE_GROUPINGS,
  FIGURE_KEYS,
  FIGURE_PARTS,
  type FigureGrouping,
  type FigureKey,
  type FigurePart,
  type FigureScope,
  SOURCES,
  type Source,
} from '@hongqi/shared';
import { type Days, daysOf, isDay, monthWithin, type Period, PERIODS } from './period';

/** Everything the page shows, as its address says it: a number can be sent to a colleague as a link. */
export interface View {
  period: Period;
  days: Days;
  areaCode: string;
  departmentId: string;
  categoryCode: string;
  source: Source | '';
  figure: FigureKey;
  by: FigureGrouping;
  /** The list that is open: of which part, and of which group or of all. */
  part: FigurePart | null;
  group: string;
}

/** Names in the address. Days stand in it only where they were chosen by hand. */
const NAMES = {
  areaCode: 'area',
  departmentId: 'department',
  categoryCode: 'category',
  source: 'source',
  figure: 'figure',
  by: 'by',
  part: 'part',
  group: 'group',
} as const;

export function viewOf(params: URLSearchParams, now: Date): View {
  const word = (name: keyof typeof NAMES): string => params.get(NAMES[name]) ?? '';
  const [from, to] = [params.get('from'), params.get('to')];
  const isChosen = params.get('period') === 'custom' && isDay(from) && isDay(to) && from <= to;
  const period = isChosen ? 'custom' : (PERIODS.find((each) => each === params.get('period')) ?? 'month');
  return {
    period,
    days: isChosen ? { from, to } : daysOf(period === 'custom' ? 'month' : period, now),
    areaCode: word('areaCode'),
    departmentId: word('departmentId'),
    categoryCode: word('categoryCode'),
    source: SOURCES.find((each) => each === word('source')) ?? '',
    figure: FIGURE_KEYS.find((each) => each === word('figure')) ?? 'onTimeRate',
    by: FIGURE_GROUPINGS.find((each) => each === word('by')) ?? 'area',
    part: FIGURE_PARTS.find((each) => each === word('part')) ?? null,
    group: word('group'),
  };
}

export function paramsOf(view: View): Record<string, string> {
  const words = (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((name) =>
    view[name] ? [[NAMES[name], view[name]] as const] : [],
  );
  const days = view.period === 'custom' ? view.days : {};
  return { period: view.period, ...days, ...Object.fromEntries(words) };
}

export function scopeOf({ days, areaCode, departmentId, categoryCode, source }: View): FigureScope {
  return {
    ...days,
    ...(areaCode ? { areaCode } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...(categoryCode ? { categoryCode } : {}),
    ...(source ? { source } : {}),
  };
}

/** The same for one group of a breakdown: what its number counts. */
export function groupScope(view: View, group: string, isRest: boolean): FigureScope & { directly?: boolean } {
  const scope = scopeOf(view);
  switch (view.by) {
    case 'area':
      return { ...scope, areaCode: group, ...(isRest ? { directly: true } : {}) };
    case 'department':
      return { ...scope, departmentId: group };
    case 'category':
      return { ...scope, categoryCode: group };
    case 'source':
      return { ...scope, source: group as Source };
    case 'month':
      return { ...scope, ...monthWithin(group, view.days) };
  }
}
