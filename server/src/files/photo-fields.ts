import type { MultipartFields } from '@fastify/multipart';
import { AppError, LIMITS } from '@hongqi/shared';
import type { Taken } from './photo.service';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const { west, east, south, north } = LIMITS.place;

/** The fields that came before the file. What is there must be right; a place is there whole or not at all. */
export function takenFrom(fields: MultipartFields): Taken {
  const takenAt = wordOf(fields, 'takenAt');
  if (takenAt !== null && (!INSTANT.test(takenAt) || Number.isNaN(Date.parse(takenAt))))
    throw wrong('takenAt', 'isDate');
  const lng = degrees(fields, 'lng', west, east);
  const lat = degrees(fields, 'lat', south, north);
  if ((lng === null) !== (lat === null)) throw wrong(lng === null ? 'lng' : 'lat', 'isDefined');
  return { takenAt: takenAt === null ? null : new Date(takenAt), lng, lat };
}

function degrees(fields: MultipartFields, name: 'lng' | 'lat', least: number, most: number): number | null {
  const word = wordOf(fields, name);
  if (word === null) return null;
  const value = Number(word);
  if (word.trim() === '' || !(value >= least && value <= most)) throw wrong(name, 'isInPlace');
  return value;
}

function wordOf(fields: MultipartFields, name: string): string | null {
  const field = fields[name];
  if (field === undefined) return null;
  if (Array.isArray(field) || field.type !== 'field' || typeof field.value !== 'string') throw wrong(name, 'isString');
  return field.value;
}

function wrong(field: string, rule: string): AppError {
  return new AppError('INPUT_INVALID', [{ field, rule }]);
}
