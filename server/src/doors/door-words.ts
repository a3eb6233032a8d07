import { CONTACT_PHONE, DOOR_LIMITS, sameSpelling } from '@hongqi/shared';

/** Of the column; folding a few rare letters makes them longer than they were typed. */
const SPELLING = 120;
// Built from code points: the characters themselves would be invisible here.
const CONTROL = new RegExp(String.raw`[\u0000-\u001f\u007f]+`, 'g');
const UNSEEN = new RegExp(String.raw`[\u0000-\u0008\u000b-\u001f\u007f]+`, 'g');
const DASHES = /[\s\-\u2010-\u2015\u2212]/g;

export interface DoorName {
  building: string;
  unit: string;
  number: string;
}

export interface Contact {
  name: string;
  phone: string;
}

/** As it goes on record: full-width signs as plain ones, one space where there were several, none at the ends. */
export function tidied(text: string): string {
  return text.toWellFormed().normalize('NFKC').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim();
}

/** Free words stay as they were written; only signs that nobody sees and blanks at the ends go. */
export function tidiedWords(text: string): string {
  return text.toWellFormed().replace(UNSEEN, '').trim();
}

export function tidiedName({ building, unit, number }: DoorName): DoorName {
  return { building: tidied(building), unit: tidied(unit), number: tidied(number) };
}

/** One text for one door of a grid: sheets and people write the same door in several ways. */
export function spellingOf({ building, unit, number }: DoorName): string {
  return [building, unit, number].map(spelt).join('|');
}

/** The bar parts the three; one inside them must not move the border. */
function spelt(part: string): string {
  return sameSpelling(part).replaceAll('|', '/');
}

/** Half-open range `[from, to)` of the spellings of all doors of a building, or of one of its units. */
export function spellingsOf({ building, unit }: { building: string; unit?: string | undefined }): {
  from: string;
  to: string;
} {
  const parts = unit === undefined ? [building] : [building, unit];
  const begins = parts.map(spelt).join('|');
  // The bar ends a name, and the brace is the sign that comes after it.
  return { from: `${begins}|`, to: `${begins}}` };
}

export function fits(text: string, { max }: { max: number }): boolean {
  return [...text].length <= max;
}

/** Which of its parts is too long for its column; null when none is. */
export function tooLong(name: DoorName): keyof DoorName | null {
  const long = (['building', 'unit', 'number'] as const).find((part) => !fits(name[part], DOOR_LIMITS[part]));
  return long ?? (fits(spellingOf(name), { max: SPELLING }) ? null : 'building');
}

/** `138 1234-1234` → `13812341234`; null when it is no number at all. */
export function phoneFrom(typed: string): string | null {
  const phone = typed.toWellFormed().normalize('NFKC').replace(DASHES, '').replace(/^\+86/, '');
  return CONTACT_PHONE.test(phone) ? phone : null;
}

const collator = new Intl.Collator('zh', { numeric: true });

/** As somebody walks: 2单元 before 10单元, 301 before 1001. */
export function inWalkingOrder(a: DoorName, b: DoorName): number {
  return (
    collator.compare(a.building, b.building) || collator.compare(a.unit, b.unit) || collator.compare(a.number, b.number)
  );
}

/** Grid by grid. */
export function byGridInWalkingOrder(a: DoorName & { gridCode: string }, b: DoorName & { gridCode: string }): number {
  return a.gridCode < b.gridCode ? -1 : a.gridCode > b.gridCode ? 1 : inWalkingOrder(a, b);
}
