/** Levels of the area tree; the length of a code is its level, and a code begins with its parent's code. */
export const AREA_LEVELS = ['prefecture', 'county', 'township', 'community', 'grid', 'microgrid'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

const DIGITS: Record<AreaLevel, number> = {
  prefecture: 4,
  county: 6,
  township: 9,
  community: 12,
  grid: 15,
  microgrid: 17,
};

export const AREA_CODE = /^\d{4}(\d{2}(\d{3}(\d{3}(\d{3}(\d{2})?)?)?)?)?$/;

/** Length of the codes of a level. */
export function digitsOf(level: AreaLevel): number {
  return DIGITS[level];
}

export function levelOf(code: string): AreaLevel | null {
  return AREA_LEVELS.find((level) => DIGITS[level] === code.length) ?? null;
}

/** The code cut to a level, or null when it is shorter than that level. */
export function codeAt(code: string, level: AreaLevel): string | null {
  return code.length >= DIGITS[level] ? code.slice(0, DIGITS[level]) : null;
}

export function parentOf(code: string): string | null {
  const level = levelOf(code);
  const above = level ? AREA_LEVELS[AREA_LEVELS.indexOf(level) - 1] : undefined;
  return above ? codeAt(code, above) : null;
}

/** Does the area contain the other (or is it the same)? The code is the path. */
export function covers(areaCode: string, code: string): boolean {
  return code.startsWith(areaCode);
}

/**
 * Half-open range `[from, to)` of all codes inside an area: one index range on either database. Digits only, as databases
 * disagree about where other signs sort: after `…009` comes `…01`, not `…00:`.
 */
export function rangeOf(areaCode: string): { from: string; to: string } {
  return { from: areaCode, to: areaCode.replace(/([0-8])9*$/, (_, digit: string) => String(Number(digit) + 1)) };
}

export const AREA_KINDS = ['ordinary', 'special'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];
