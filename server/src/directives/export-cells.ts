import type { FormField, FormValue } from '@hongqi/shared';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** What was said, as one cell of a sheet. */
export function cellOf({ kind }: FormField, value: FormValue | undefined): string | number {
  if (value === undefined) return '';
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return kind === 'photo' ? `${value.length} 张` : value.join('、');
  return value.address || `${value.lng}，${value.lat}`;
}

/** `2026-11-23 09:05`, as a spreadsheet reads it. */
export function localMinute(at: Date | null): string {
  if (at === null) return '';
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
