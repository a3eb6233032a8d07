/** What a worker met at a door. `problem`: somebody was met and something is wrong; `refused`: met, and not let in. */
export const VISIT_OUTCOMES = ['met', 'notHome', 'problem', 'refused'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Somebody opened. */
export function wasMet(outcome: VisitOutcome): boolean {
  return outcome !== 'notHome';
}

export const DOOR_LIMITS = {
  /** 新建路6号楼. */
  building: { min: 1, max: 60 },
  /** 2单元; empty where a building has one entrance. */
  unit: { min: 0, max: 20 },
  /** 301. */
  number: { min: 1, max: 20 },
  contactName: { min: 0, max: 40 },
  contactPhone: { min: 0, max: 20 },
  note: { min: 0, max: 200 },
  visitNote: { min: 0, max: 500 },
  photos: 9,
  /** Lines of a sheet taken in one request. */
  importRows: 1000,
  /** Doors of one grid handed to a phone at once. */
  walk: 5000,
  coverageDays: 366,
} as const;

/** `13812341234`, or a fixed line `0470-7300101`. */
export const CONTACT_PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})$/;

/** One spelling for one door: full-width digits and letters as plain ones, no spaces; case does not tell doors apart. */
export function sameSpelling(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
