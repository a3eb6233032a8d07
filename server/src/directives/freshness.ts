import type { EntityManager } from 'typeorm';
import { AREA_LEVELS, digitsOf } from '@hongqi/shared';
import { DirectiveCopy } from './directive-copy.entity';
import { Directive } from './directive.entity';

const CUTS = AREA_LEVELS.map(digitsOf);

/** The codes of all areas that an area lies in, and its own: the index of the steps begins with them. */
export function pathOf(areaCode: string): string[] {
  return [...new Set(CUTS.map((digits) => areaCode.slice(0, digits)))];
}

/** The reading that settles a copy where nothing else is wanted, for a query over `copy` and `directive`. */
function onlyWantsReading(isSqlite: boolean): string {
  const wants = isSqlite
    ? `json_extract(directive.content, '$.wants')`
    : `JSON_UNQUOTE(JSON_EXTRACT(directive.content, '$.wants'))`;
  return `${wants} = 'read'`;
}

/** Nothing of what the directive asks is done yet. */
export function isOwed(isSqlite: boolean): string {
  return `(copy.answeredAt IS NULL AND NOT (copy.readAt IS NOT NULL AND ${onlyWantsReading(isSqlite)}))`;
}

/**
 * The one meaning of "unread", as a condition on `copy` and `directive`: never opened, or since it was last opened a level
 * added a word, pressed whoever still owes an answer, or it was withdrawn. Withdrawn before it was opened it is no news.
 * `updatedAt` is moved by every step, so that the steps of a directive are only looked at when there are new ones.
 */
export function isFresh(isSqlite: boolean): string {
  const path = CUTS.map((digits) => `SUBSTR(copy.areaCode, 1, ${digits})`).join(', ');
  const isWord = `(step.action IN ('add', 'pass') AND step.note IS NOT NULL)`;
  const isPress = `(step.action = 'remind' AND ${isOwed(isSqlite)})`;
  const among = (areas: string): string =>
    `EXISTS (SELECT 1 FROM directive_step step WHERE step.directiveId = directive.id AND step.at > copy.seenAt AND step.areaCode ${areas}`;
  const word = `(directive.state <> 'recalled' AND ${among(`IN (${path})`)} AND (${isWord} OR ${isPress})))`;
  const end = `(directive.state = 'recalled' AND ${among('IS NULL')} AND step.action = 'recall'))`;
  const news = `(${word} OR ${end})`;
  return `((copy.seenAt IS NULL AND directive.state <> 'recalled') OR (directive.updatedAt > copy.seenAt AND ${news}))`;
}

/** Directives of the person's inbox that are unread. */
export function countFresh(manager: EntityManager, isSqlite: boolean, personId: string): Promise<number> {
  return manager
    .createQueryBuilder(DirectiveCopy, 'copy')
    .innerJoin(Directive, 'directive', 'directive.id = copy.directiveId')
    .where('copy.personId = :personId', { personId })
    .andWhere(isFresh(isSqlite))
    .getCount();
}
