import {
  AppError,
  codeAt,
  covers,
  type FigureGrouping,
  type FigureScope,
  levelOf,
  localDate,
  type AreaLevel,
} from '@hongqi/shared';
import type { Me } from '../http/access';
import type { Dimension } from './grains';

const DAY = 86_400_000;
/** What a client calls "no department". */
export const NO_DEPARTMENT = 'none';

/** What is to be counted, after the person's posts had their say. */
export interface Slice {
  from: string;
  to: string;
  /** None inside another. */
  areas: readonly string[];
  /** Null: all. Empty text stands for none. */
  departments: readonly string[] | null;
  categories: readonly string[] | null;
  source: string | null;
}

/** A person's own areas, or what lies inside them; posts in departments see what those departments hold. */
export function sliceOf(me: Me, scope: FigureScope, now: Date, kinOf: (category: string) => string[]): Slice {
  const { areaCode, departmentId, categoryCode, source = null } = scope;
  const today = localDate(now);
  const days = { from: scope.from, to: scope.to < today ? scope.to : today };
  const categories = categoryCode === undefined ? null : kinOf(categoryCode);
  const asked = departmentId === undefined ? null : [departmentId === NO_DEPARTMENT ? '' : departmentId];
  const own = outermost(
    me.posts.filter(({ role }) => ['dispatcher', 'supervisor', 'admin'].includes(role)).map((post) => post.areaCode),
  );
  if (own.length > 0) {
    if (areaCode && !own.some((area) => covers(area, areaCode))) throw new AppError('NOT_FOUND');
    return { ...days, areas: areaCode ? [areaCode] : own, departments: asked, categories, source };
  }
  const posts = me.posts.filter(({ role, departmentId: unit }) => role === 'department' && unit !== null);
  const units = posts.flatMap((post) => post.departmentId ?? []);
  if (units.length === 0) throw new AppError('NOT_ALLOWED');
  if (asked && !units.includes(asked[0] ?? '')) throw new AppError('NOT_FOUND');
  // A department's post says which department; where the matters lie is not its limit.
  const areas = areaCode
    ? [areaCode]
    : outermost(posts.map((post) => codeAt(post.areaCode, 'county') ?? post.areaCode));
  return { ...days, areas, departments: asked ?? [...new Set(units)], categories, source };
}

function outermost(codes: readonly string[]): string[] {
  const all = [...new Set(codes)];
  return all.filter((code) => !all.some((other) => other !== code && covers(other, code))).sort();
}

/** Whole months, and the days at both ends that are none. */
export function periodsOf(from: string, to: string): { months: string[]; days: string[] } {
  const months: string[] = [];
  const days: string[] = [];
  for (let day = from; day <= to;) {
    const month = day.slice(0, 7);
    const last = lastDayOf(month);
    if (day === `${month}-01` && last <= to) {
      months.push(month);
      day = dayAfter(last);
    } else {
      days.push(day);
      day = dayAfter(day);
    }
  }
  return { months, days };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** The level whose sums answer for an area: its own; nothing is summed above the county. */
export function levelFor(areaCode: string): AreaLevel {
  const level = levelOf(areaCode);
  return level === null || level === 'prefecture' ? 'county' : level;
}

const BELOW: Record<AreaLevel, AreaLevel> = {
  prefecture: 'county',
  county: 'township',
  township: 'community',
  community: 'grid',
  grid: 'grid',
  microgrid: 'microgrid',
};

export function levelBelow(areaCode: string): AreaLevel {
  return BELOW[levelOf(areaCode) ?? 'grid'];
}

/** The dimensions that a question tells apart. */
export function dimensionsOf(slice: Slice, by: FigureGrouping | undefined): Dimension[] {
  const asked: Record<Dimension, boolean> = {
    departmentId: slice.departments !== null || by === 'department',
    categoryCode: slice.categories !== null || by === 'category',
    source: slice.source !== null || by === 'source',
  };
  return (Object.keys(asked) as Dimension[]).filter((dimension) => asked[dimension]);
}
