import { DIRECTIVE_LIMITS, type FieldKind, type FormField } from '@hongqi/shared';

/** The smallest of `f1` … that no field has: an answer's key never changes hands while the form is open. */
function freeKey(form: readonly FormField[]): string {
  const taken = new Set(form.map(({ key }) => key));
  for (let at = 1; ; at++) if (!taken.has(`f${at}`)) return `f${at}`;
}

export function withField(form: readonly FormField[], kind: FieldKind): FormField[] {
  if (form.length >= DIRECTIVE_LIMITS.fields) return [...form];
  const options = kind === 'choice' ? ['', ''] : [];
  return [...form, { key: freeKey(form), kind, label: '', required: true, options, several: false }];
}

export function withoutField(form: readonly FormField[], key: string): FormField[] {
  return form.filter((field) => field.key !== key);
}

/** One place up (-1) or down (1); at the end it stays. */
export function movedField(form: readonly FormField[], key: string, by: -1 | 1): FormField[] {
  const from = form.findIndex((field) => field.key === key);
  const field = form[from];
  const other = form[from + by];
  if (!field || !other) return [...form];
  return form.map((one, at) => (at === from ? other : at === from + by ? field : one));
}

export function changedField(form: readonly FormField[], key: string, changed: Partial<FormField>): FormField[] {
  return form.map((field) => (field.key === key ? { ...field, ...changed } : field));
}

/** Options as typed, one a line; a line that is still empty is kept while somebody is on it. */
export function optionsOf(text: string): string[] {
  return text.split('\n').slice(0, DIRECTIVE_LIMITS.options);
}
