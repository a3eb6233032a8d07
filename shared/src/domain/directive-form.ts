import type { FieldProblem } from '../errors';
import type { Place } from '../geo/types';
import { DIRECTIVE_LIMITS } from './directive';

export const FIELD_KINDS = ['text', 'number', 'choice', 'photo', 'place'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface FormField {
  /** `f1` … `f10`; stays with the field when its label changes. */
  key: string;
  kind: FieldKind;
  label: string;
  required: boolean;
  /** Of a choice. */
  options: string[];
  /** Of a choice: several may be chosen. */
  several: boolean;
}

/** Text and number as such, a choice as the options chosen, photos as ids. */
export type FormValue = string | number | string[] | Place;
/** By the key of the field; what was left empty is not there. */
export type FormAnswer = Record<string, FormValue>;

/** The answers to one field so far. */
export interface FieldSum {
  /** How many answered it. */
  count: number;
  /** Of numbers. */
  total: number;
  least: number | null;
  most: number | null;
  /** Of choices, by option. */
  options: Record<string, number>;
}
export type FormSums = Record<string, FieldSum>;

export const NO_SUM: FieldSum = { count: 0, total: 0, least: null, most: null, options: {} };

/** What is wrong with a form itself. */
export function formProblems(form: readonly FormField[]): FieldProblem[] {
  const keys = form.map(({ key }) => key);
  return form.flatMap((field, at) => {
    const problems: string[] = [];
    if (!/^f\d{1,2}$/.test(field.key) || keys.indexOf(field.key) !== at) problems.push('key');
    if (!field.label.trim()) problems.push('label');
    const options = new Set(field.options.map((option) => option.trim()));
    if (field.kind === 'choice' && (options.size < 2 || options.size !== field.options.length || options.has('')))
      problems.push('options');
    return problems.map((rule) => ({ field: `form.${at}.${rule}`, rule: 'isFormField' }));
  });
}

/** What is wrong with an answer; empty when it can be taken. Unknown keys are refused, so nothing vanishes unseen. */
export function answerProblems(form: readonly FormField[], answer: FormAnswer): FieldProblem[] {
  const known = new Set(form.map(({ key }) => key));
  const strange = Object.keys(answer).filter((key) => !known.has(key));
  return [
    ...strange.map((key) => ({ field: `answer.${key}`, rule: 'isKnown' })),
    ...form.flatMap((field) => {
      const value = answer[field.key];
      const rule = value === undefined ? (field.required ? 'isNotEmpty' : null) : valueProblem(field, value);
      return rule ? [{ field: `answer.${field.key}`, rule }] : [];
    }),
  ];
}

function valueProblem(field: FormField, value: FormValue): string | null {
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string' || [...value].length > DIRECTIVE_LIMITS.answerText.max) return 'isLength';
      return field.required && !value.trim() ? 'isNotEmpty' : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e9 ? null : 'isNumber';
    case 'choice':
      return isChoice(field, value) ? null : 'isIn';
    case 'photo':
      return isPhotos(field, value) ? null : 'arrayMaxSize';
    case 'place':
      return typeof value === 'object' && !Array.isArray(value) ? null : 'isPlace';
  }
}

function isChoice({ options, several, required }: FormField, value: FormValue): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  if (!several && value.length > 1) return false;
  if (required && value.length === 0) return false;
  return value.every((option) => options.includes(option));
}

function isPhotos({ required }: FormField, value: FormValue): boolean {
  if (!Array.isArray(value) || value.length > DIRECTIVE_LIMITS.photos) return false;
  return !required || value.length > 0;
}

/** The photos an answer shows, in the order of the form. */
export function photosOf(form: readonly FormField[], answer: FormAnswer): string[] {
  return form.flatMap(({ kind, key }) => {
    const value = answer[key];
    return kind === 'photo' && Array.isArray(value) ? value : [];
  });
}

/**
 * The sums with one answer more, and one less where it takes the place of an earlier one. The extremes of numbers only
 * ever widen: a corrected answer leaves what was once said inside them.
 */
export function withAnswer(
  form: readonly FormField[],
  sums: FormSums,
  answer: FormAnswer,
  before: FormAnswer | null,
): FormSums {
  return Object.fromEntries(
    form.map((field) => {
      const without = counted(field, sums[field.key] ?? NO_SUM, before?.[field.key], -1);
      return [field.key, counted(field, without, answer[field.key], 1)];
    }),
  );
}

function counted({ kind }: FormField, sum: FieldSum, value: FormValue | undefined, by: 1 | -1): FieldSum {
  if (value === undefined) return sum;
  const next = { ...sum, count: sum.count + by };
  if (typeof value === 'number') {
    next.total = sum.total + by * value;
    if (by === 1) {
      next.least = sum.least === null ? value : Math.min(sum.least, value);
      next.most = sum.most === null ? value : Math.max(sum.most, value);
    }
  }
  if (kind === 'choice' && Array.isArray(value)) {
    next.options = { ...sum.options };
    for (const option of value) next.options[option] = (next.options[option] ?? 0) + by;
  }
  return next;
}

/** The sums of several places together. */
export function addSums(all: readonly FormSums[]): FormSums {
  const keys = [...new Set(all.flatMap((sums) => Object.keys(sums)))];
  return Object.fromEntries(keys.map((key) => [key, all.map((sums) => sums[key] ?? NO_SUM).reduce(joined, NO_SUM)]));
}

function joined(a: FieldSum, b: FieldSum): FieldSum {
  const options = { ...a.options };
  for (const [option, count] of Object.entries(b.options)) options[option] = (options[option] ?? 0) + count;
  const either = (pick: (x: number, y: number) => number, x: number | null, y: number | null): number | null =>
    x === null ? y : y === null ? x : pick(x, y);
  return {
    count: a.count + b.count,
    total: a.total + b.total,
    least: either(Math.min, a.least, b.least),
    most: either(Math.max, a.most, b.most),
    options,
  };
}
