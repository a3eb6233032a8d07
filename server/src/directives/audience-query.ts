import type { EntityManager } from 'typeorm';
import {
  type Cascade,
  COMMUNITY_DIGITS,
  type CopyPart,
  type DirectiveAudience,
  rangeOf,
  RELAY_ROLES,
  type Wants,
} from '@hongqi/shared';
import { ask, type Parameters } from '../database/ask';
import type { DirectiveLeg, LegCursor } from './directive-leg.entity';

/** Whoever is to get a copy, as what, and where it is counted. */
export interface Listed {
  personId: string;
  part: CopyPart;
  areaCode: string;
  /** Has a copy already. */
  has: boolean;
  /** Allows a WeChat message now. */
  wechat: boolean;
}

/** So many get it in an area as this; `wechat` of them allow a message now. */
export interface Group {
  areaCode: string;
  part: CopyPart;
  people: number;
  wechat: number;
}

export interface AudienceQuestion {
  audience: DirectiveAudience;
  cascade: Cascade;
  /** What the directive asked for whose unsettled copies are meant; null without one. */
  earlierWants: Wants | null;
  /** The template whose consents count; null when there is no such message. */
  templateId: string | null;
  now: Date;
}

export type LegCutting = Pick<DirectiveLeg, 'kind' | 'cut' | 'areaCode'>;

/** Numbers come as text from some drivers. */
type Raw<Row> = { [Key in keyof Row]: Row[Key] extends number | boolean ? number | string : Row[Key] };

/**
 * The audience as the database sees it, in one place: the count before sending and the chunks of sending are made of the
 * same words, and select whom `reaches` in shared selects. Only digits, enumerated roles and names of columns are ever
 * written into a statement.
 */
export class AudienceQuery {
  private readonly values: Parameters;

  constructor(private readonly question: AudienceQuestion) {
    const { audience, templateId, now } = question;
    this.values = {
      now,
      templateId,
      earlier: audience.unansweredOf,
      roles: some(audience.roles),
      departments: some(audience.departments),
      relayRoles: RELAY_ROLES,
    };
  }

  /** Everyone, in groups by where they are counted. Nobody is in two. */
  async groups(manager: EntityManager): Promise<Group[]> {
    const groups: Group[] = [];
    for (const people of this.everyone()) groups.push(...(await this.counted(manager, people)));
    return groups;
  }

  async isAnyone(manager: EntityManager): Promise<boolean> {
    for (const people of this.everyone())
      if ((await ask<object>(manager, `${people} LIMIT 1`, this.values)).length > 0) return true;
    return false;
  }

  /** The next of a leg after the cursor and in its order; fewer than `size` mean that this pass is through. */
  chunk(
    manager: EntityManager,
    directiveId: string,
    leg: LegCutting,
    cursor: LegCursor,
    size: number,
  ): Promise<Listed[]> {
    const page = { directiveId, size, afterArea: cursor.areaCode, afterPerson: cursor.personId };
    if (leg.kind === 'unanswered') {
      const where = `${inside('c.areaCode', leg.areaCode)} AND ${beyond('c.areaCode', 'c.personId')}`;
      return this.listed(manager, `${this.unanswered(where)} ORDER BY c.areaCode, c.personId LIMIT :size`, page);
    }
    if (cursor.pass === 'residents') {
      const where = `${inside('p.homeGridCode', leg.areaCode)} AND ${beyond('p.homeGridCode', 'p.id')}`;
      return this.listed(manager, `${this.residents(where)} ORDER BY p.homeGridCode, p.id LIMIT :size`, page);
    }
    const next = `SELECT DISTINCT l.personId FROM post l JOIN person q ON q.id = l.personId AND q.disabledAt IS NULL
      WHERE l.personId > :afterPerson AND ${current('l')} AND ${this.ofLeg('l', leg)} ORDER BY l.personId LIMIT :size`;
    return this.listed(manager, this.staff(`JOIN (${next}) s ON s.personId = m.personId`), page, true);
  }

  /**
   * Those with a current post of the audience who have no copy, or an unsettled one as residents; after a person and in
   * the order of their ids. `wants` is what settles it.
   */
  missingStaff(
    manager: EntityManager,
    { directiveId, wants }: { directiveId: string; wants: Wants },
    afterPerson: string,
    size: number,
  ): Promise<Listed[]> {
    const asResident = `had.part = 'resident' AND had.${settledBy(wants)} IS NULL`;
    const join = 'LEFT JOIN directive_copy had ON had.directiveId = :directiveId AND had.personId = m.personId';
    const people = this.staff(join, `AND m.personId > :afterPerson AND (had.personId IS NULL OR (${asResident}))`);
    return this.listed(manager, `${people} ORDER BY m.personId LIMIT :size`, { directiveId, afterPerson, size }, true);
  }

  /** Statements that together name each person of the audience once. */
  private everyone(): string[] {
    const { areas, residents, unansweredOf } = this.question.audience;
    const everywhere = (column: string): string => areas.map((area) => inside(column, area)).join(' OR ') || '1 = 0';
    if (unansweredOf !== null) return [this.unanswered(everywhere('c.areaCode'))];
    return [this.staff(''), ...(residents ? [this.residents(everywhere('p.homeGridCode'))] : [])];
  }

  private async counted(manager: EntityManager, people: string): Promise<Group[]> {
    const rows = await ask<Raw<Group>>(
      manager,
      `SELECT a.areaCode, a.part, COUNT(*) AS people, SUM(${this.allows('a')}) AS wechat
       FROM (${people}) a ${this.consents('a')} GROUP BY a.areaCode, a.part`,
      this.values,
    );
    return rows.map((row) => ({ ...row, people: Number(row.people), wechat: Number(row.wechat) }));
  }

  private async listed(
    manager: EntityManager,
    people: string,
    page: Parameters,
    isStaffPass = false,
  ): Promise<Listed[]> {
    const rows = await ask<Raw<Listed>>(
      manager,
      `SELECT a.personId, a.part, a.areaCode, had.personId IS NOT NULL AS has, ${this.allows('a')} AS wechat
       FROM (${people}) a ${this.consents('a')}
       LEFT JOIN directive_copy had ON had.directiveId = :directiveId AND had.personId = a.personId`,
      { ...this.values, ...page },
    );
    const list = rows.map((row) => ({ ...row, has: Number(row.has) === 1, wechat: Number(row.wechat) === 1 }));
    // A joined row may come in any order; the cursor must be the last one of all.
    return list.sort((a, b) => (isStaffPass ? 0 : compare(a.areaCode, b.areaCode)) || compare(a.personId, b.personId));
  }

  /** Each person with a post of the audience, once. */
  private staff(join: string, where = ''): string {
    return `SELECT m.personId AS personId, 'staff' AS part, MIN(m.areaCode) AS areaCode, MAX(p.openid) AS openid
      FROM post m JOIN person p ON p.id = m.personId AND p.disabledAt IS NULL ${join}
      WHERE ${this.ofAudience('m')} ${where} GROUP BY m.personId`;
  }

  /** Those whose home lies there, and who are not staff of the audience. */
  private residents(where: string): string {
    return `SELECT p.id AS personId, 'resident' AS part, p.homeGridCode AS areaCode, p.openid AS openid
      FROM person p WHERE (${where}) AND p.disabledAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM post m WHERE m.personId = p.id AND ${this.ofAudience('m')})`;
  }

  /** Those who owe the earlier directive what it asked for. */
  private unanswered(where: string): string {
    const { audience, earlierWants } = this.question;
    const owing = earlierWants === null ? '1 = 0' : `c.${settledBy(earlierWants)} IS NULL`;
    const part = audience.residents ? '' : "AND c.part = 'staff'";
    return `SELECT c.personId AS personId, c.part AS part, c.areaCode AS areaCode, p.openid AS openid
      FROM directive_copy c JOIN person p ON p.id = c.personId AND p.disabledAt IS NULL
      WHERE c.directiveId = :earlier AND (${where}) AND ${owing} ${part}`;
  }

  private ofAudience(post: string): string {
    const { areas, roles } = this.question.audience;
    const role = [
      ...(roles.length ? [`${post}.role IN (:...roles)`] : []),
      ...(this.question.cascade === 'relay' ? [isRelay(post)] : []),
    ];
    const there = areas.map((area) => inside(`${post}.areaCode`, area));
    const byArea = role.length && there.length ? [`((${role.join(' OR ')}) AND (${there.join(' OR ')}))`] : [];
    return `${current(post)} AND (${[...byArea, ...this.ofDepartments(post)].join(' OR ') || '1 = 0'})`;
  }

  private ofLeg(post: string, { kind, cut, areaCode }: LegCutting): string {
    if (kind === 'departments') return this.ofDepartments(post).join() || '1 = 0';
    const role = this.question.audience.roles.length ? `${post}.role IN (:...roles)` : '1 = 0';
    const digits = `LENGTH(${post}.areaCode)`;
    const there = inside(`${post}.areaCode`, areaCode);
    if (cut === 'heads') return `${there} AND ${digits} <= ${COMMUNITY_DIGITS} AND (${role} OR ${isRelay(post)})`;
    return `${there} AND ${role}${cut === 'body' ? ` AND ${digits} > ${COMMUNITY_DIGITS}` : ''}`;
  }

  private ofDepartments(post: string): string[] {
    return this.question.audience.departments.length ? [`${post}.departmentId IN (:...departments)`] : [];
  }

  private consents(person: string): string {
    if (this.question.templateId === null) return '';
    return `LEFT JOIN subscription u ON u.personId = ${person}.personId AND u.templateId = :templateId`;
  }

  private allows(person: string): string {
    if (this.question.templateId === null) return '0';
    return `CASE WHEN u.remaining > 0 AND ${person}.openid IS NOT NULL THEN 1 ELSE 0 END`;
  }
}

/** The column of a copy that says so. */
function settledBy(wants: Wants): 'readAt' | 'answeredAt' {
  return wants === 'read' ? 'readAt' : 'answeredAt';
}

/** An area, as one range of an index. */
export function inside(column: string, areaCode: string): string {
  const { from, to } = rangeOf(digitsOf(areaCode));
  return `(${column} >= '${from}' AND ${column} < '${to}')`;
}

/** What comes after `:afterArea` and `:afterPerson`; written so that both databases begin there in the index. */
export function beyond(area: string, person: string): string {
  return `${area} >= :afterArea AND (${area} > :afterArea OR ${person} > :afterPerson)`;
}

function current(post: string): string {
  return `${post}.fromAt <= :now AND (${post}.toAt IS NULL OR ${post}.toAt > :now)`;
}

/** Whoever passes it on has it, ticked or not. */
function isRelay(post: string): string {
  return `(${post}.role IN (:...relayRoles) AND LENGTH(${post}.areaCode) = ${COMMUNITY_DIGITS})`;
}

function digitsOf(areaCode: string): string {
  if (!/^\d+$/.test(areaCode)) throw new Error(`not the code of an area: ${areaCode}`);
  return areaCode;
}

/** A list in a statement must not be empty; where nothing is meant, the statement does not name it. */
function some(values: readonly string[]): readonly string[] {
  return values.length ? values : [''];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
