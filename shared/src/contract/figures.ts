import type { FigureKey, FigureUnit } from '../domain/figures';
import type { Source, IssueRow } from './issues';
import { get, type Page, type PageQuery } from './route';

/** What a figure can be taken apart by: `area` is one level below the area asked for. */
export const FIGURE_GROUPINGS = ['area', 'department', 'category', 'source', 'month'] as const;
export type FigureGrouping = (typeof FIGURE_GROUPINGS)[number];

/** Local days, both included: `2026-01-01`. What lies after today is not counted yet. */
export interface FigureScope {
  from: string;
  to: string;
  /** An area with everything inside it; left out: all that the person's posts cover. */
  areaCode?: string;
  /** A department's id, or `none`: held by grid workers or by nobody. */
  departmentId?: string;
  categoryCode?: string;
  source?: Source;
}

export interface FiguresQuery extends FigureScope {
  by?: FigureGrouping;
}

export interface FigureValue {
  key: FigureKey;
  /** A share in [0, 1], minutes, or a number of issues (`unit` of the definition). Null: nothing to count, "无数据". */
  value: number | null;
  /** The value as every screen and file shows it: `93.72%`, `3 小时 20 分`, `911`. */
  text: string;
  /** Of a rate only. */
  numerator: number | null;
  /** How many the value rests on: the denominator of a rate, the sample of a time. */
  sample: number;
  /** How many were left out by the rules of the figure; null where it leaves nothing out. */
  excluded: number | null;
}

export interface FigureGroup {
  /** Area code, department id (`none`), category code, source, or `2026-01`. */
  key: string;
  label: string;
  values: FigureValue[];
}

export interface FiguresView {
  /** The days counted. */
  from: string;
  to: string;
  /** One for each figure, in the order of the definitions. */
  values: FigureValue[];
  /** Empty unless asked `by`; groups without anything to count are left out. */
  groups: FigureGroup[];
  /** Everything done before this instant is counted; null while the past is still being counted. */
  countedAt: string | null;
}

export interface FigureDefinition {
  key: FigureKey;
  label: string;
  unit: FigureUnit;
  /** Which way is good; null: neither. */
  better: 'high' | 'low' | null;
  /** `按期签收 ÷ 应签收`. */
  formula: string;
  /** What is counted, and on which day. */
  population: string;
  /** What is left out. */
  exclusions: string;
  /** The parts that can be opened as a list. */
  parts: FigurePart[];
}

/** `numerator` and `sample` as in the value; `excluded`: what was left out. */
export const FIGURE_PARTS = ['numerator', 'sample', 'excluded'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

export interface FigureIssuesQuery extends FigureScope, PageQuery {
  /** Left out: `sample`. */
  part?: FigurePart;
  /** Only what lies in the area asked for and in none below it. */
  directly?: boolean;
}

/** One row for each thing counted, so there are as many as the number says: an issue resolved twice stands there twice. */
export interface CountedIssue extends IssueRow {
  /** Of the row, as an issue's id is not. */
  key: string;
  /** The local day it is counted on. */
  day: string;
  /** Of a time only. */
  minutes: number | null;
  /** Whose it is in the figures; null: grid workers or nobody. */
  department: { id: string; name: string } | null;
}

export const figureRoutes = {
  values: get<FiguresQuery, FiguresView>('/figures'),
  definitions: get<Record<string, never>, FigureDefinition[]>('/figures/definitions'),
  /** Newest day first. */
  issues: get<FigureIssuesQuery, Page<CountedIssue>>('/figures/:key/issues'),
};

/** The same numbers as a CSV file; takes the query of `figureRoutes.values`. Not JSON, so pages fetch it themselves. */
export const FIGURES_FILE_PATH = '/figures/export';
