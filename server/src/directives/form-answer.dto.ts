import { DIRECTIVE_LIMITS, LIMITS } from '@hongqi/shared';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isPlainText } from '../http/validation';

const KEY = /^f\d{1,2}$/;
/** Ids of photos, or options of a choice. */
const LIST = Math.max(DIRECTIVE_LIMITS.photos, DIRECTIVE_LIMITS.options);

/** Something that can be the answer to a form at all; whether it fits the directive's own form is asked later. */
export function IsFormAnswer(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isFormAnswer', validator: { validate: isFormAnswer } }, options);
}

function isFormAnswer(answer: unknown): boolean {
  if (!isPlain(answer)) return false;
  const entries = Object.entries(answer);
  return entries.length <= DIRECTIVE_LIMITS.fields && entries.every(([key, value]) => KEY.test(key) && isValue(value));
}

function isValue(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return isWords(value, DIRECTIVE_LIMITS.answerText.max);
  if (Array.isArray(value))
    return value.length <= LIST && value.every((one) => isWords(one, DIRECTIVE_LIMITS.label.max));
  return isPlain(value) && isPlace(value);
}

function isPlace({ lng, lat, address, ...more }: Record<string, unknown>): boolean {
  const { west, east, south, north } = LIMITS.place;
  return (
    isBetween(lng, west, east) &&
    isBetween(lat, south, north) &&
    isWords(address, LIMITS.address.max) &&
    Object.keys(more).length === 0
  );
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function isWords(value: unknown, max: number): value is string {
  return isPlainText(value) && [...value].length <= max;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
