import type { Limits } from '../domain/due';
import type { CategoryView } from './areas';
import { get, put } from './route';

/** A day on which one township is closed though the country works: `2026-08-18`, and why. */
export interface ClosedDay {
  date: string;
  reason: string;
}

/** `officeHours` in local time, one span after the other: `08:30-12:00,14:00-17:30`. */
export interface CalendarRules {
  officeHours: string;
  closedDays: ClosedDay[];
}

/** Who made which version, and when; `changedBy` is null for what the platform brought along. */
export interface RuleVersion<Content> {
  version: number;
  content: Content;
  changedBy: string | null;
  changedAt: string;
}

/** A day that the State Council's notice changes: free though a weekday, free by festival, or a weekend day worked. */
export interface NationalDay {
  date: string;
  name: string;
  isWorked: boolean;
}

export interface CalendarYear {
  year: number;
  /** False: no notice is known yet, Monday to Friday are worked. */
  isCovered: boolean;
  days: NationalDay[];
}

/** What the working time of one township is counted by. Version 0: nobody has changed the usual one. */
export interface CalendarView extends CalendarRules {
  townshipCode: string;
  name: string;
  version: number;
  /** Last year, this one and the next. */
  years: CalendarYear[];
  /** Of this year and the next, those whose holidays are not known. */
  gaps: number[];
  /** Newest first. */
  versions: RuleVersion<CalendarRules>[];
}

export interface CategoryRules {
  limits: Limits;
  keywords: string[];
  /** Closing needs a photo of what was done; of what it was like before, too. */
  photoToResolve: boolean;
  photoBefore: boolean;
  checkBeforeClose: boolean;
  /** Photos at closing are taken within so many metres of the place; null: anywhere. */
  evidenceMetres: number | null;
}

/** The version that was looked at while editing: if there is a newer one, RULES_CHANGED. */
interface EditedFrom {
  version: number;
}

export const ruleRoutes = {
  calendar: get<Record<string, never>, CalendarView>('/rules/calendar/:code'),
  changeCalendar: put<CalendarRules & EditedFrom, CalendarView>('/rules/calendar/:code'),
  changeCategory: put<CategoryRules & EditedFrom, CategoryView>('/categories/:code'),
  categoryVersions: get<Record<string, never>, RuleVersion<CategoryRules>[]>('/categories/:code/versions'),
};
