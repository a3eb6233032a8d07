import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AppError,
  covers,
  decideDirective,
  DIRECTIVE_LIMITS,
  type DirectiveAudience,
  type DirectiveContent,
  directiveRelations,
  outermost,
  SENDERS,
  type SaveDirective,
} from '@hongqi/shared';
import { canonical } from '../audit/chain';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { areasOf, mayLookInto, requireForStaff, tiesOf, within } from './directive-access';
import { DirectiveDoors } from './directive-doors.service';
import { keepParts } from './directive-parts';
import { readable, readingOf } from './directive-reading';
import { DirectiveScope } from './directive-scope.service';
import { standingOf } from './directive-standing';
import { lockDirective, stepRow, writeStep } from './directive-writer';
import { Directive, DirectiveStep } from './directive.entity';

/** Directives before they are sent: kept whole or not at all, and never for places the author may not write to. */
@Injectable()
export class DirectiveDrafts {
  constructor(
    private readonly database: Database,
    private readonly scope: DirectiveScope,
    private readonly doors: DirectiveDoors,
    private readonly clock: Clock,
  ) {}

  /** Once for each key of an author: the same draft again is the same directive. */
  async create(me: Me, request: SaveDirective): Promise<Directive> {
    const { draftKey, doorIds = [] } = request;
    const now = this.clock.now();
    const content = contentOf(request);
    const draft: Directive = {
      id: newId(now),
      draftKey,
      authorId: me.id,
      state: 'draft',
      version: 1,
      approverId: null,
      reason: null,
      sentAt: null,
      dueAt: null,
      validUntil: null,
      createdAt: now,
      updatedAt: now,
      ...(await this.decided(me, content, doorIds)),
    };
    try {
      await this.database.transaction(async (tx) => {
        await tx.insert(Directive, draft);
        await tx.insert(DirectiveStep, stepRow(draft.id, { action: 'create', actorId: me.id }, now));
        await keepParts(tx, draft, doorIds);
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.replay(me, draftKey, content, doorIds);
    }
    return draft;
  }

  async save(me: Me, id: string, request: SaveDirective): Promise<Directive> {
    const { version, doorIds } = request;
    if (version === undefined) throw new AppError('INPUT_INVALID', [{ field: 'version', rule: 'isInt' }]);
    const now = this.clock.now();
    const content = contentOf(request);
    // Whoever may not touch it learns nothing of what would be wrong with the words.
    requireEditable(me, await requireForStaff(this.database.manager, me, id), now);
    const decided = await this.decided(me, content, doorIds);
    return this.database.transaction(async (tx) => {
      const before = await lockDirective(tx, this.database, id);
      if (!before || !mayLookInto(me, before)) throw new AppError('NOT_FOUND');
      // It may have been sent a moment ago, and nothing is written into what others are deciding on.
      requireEditable(me, before, now);
      if (await this.isSame(tx, before, content, doorIds)) return before;
      if (before.version !== version) throw new AppError('DIRECTIVE_CHANGED', { version: before.version });
      const after = await writeStep(tx, before, decided, { action: 'edit', actorId: me.id }, now);
      await keepParts(tx, after, doorIds);
      return after;
    });
  }

  /** A draft in the same words to those of it who have not settled it, as far as the person may write to them. */
  async followUp(me: Me, id: string, draftKey: string): Promise<Directive> {
    const earlier = await requireForStaff(this.database.manager, me, id);
    const { state } = earlier;
    const made = await this.database.manager.findOneBy(Directive, { draftKey, authorId: me.id });
    // Pressed again it is the same draft, though by now somebody may have been met at a door on its list.
    if (made?.followsUpId === id) return made;
    if (!['sending', 'sent', 'closed'].includes(state)) throw new AppError('DIRECTIVE_WRONG_STATE', { state });
    const reading = await readingOf(this.database.manager, me, earlier);
    if (!reading.words) throw new AppError('DIRECTIVE_NOT_YOURS');
    const content = readable(earlier.content, reading);
    const areas = againAreas(me, earlier);
    return this.create(me, {
      ...content,
      ...(await this.doors.again(earlier, areas)),
      draftKey,
      title: againTitle(content.title),
      photos: [],
      documents: [],
      dueAt: null,
      validUntil: null,
      sendAt: null,
      cascade: 'straight',
      audience: {
        areas,
        roles: [],
        residents: content.audience.residents,
        departments: [],
        unansweredOf: id,
      },
    });
  }

  /** What follows from the content; refused where it reaches outside the author's areas. */
  private async decided(
    me: Me,
    content: DirectiveContent,
    doorIds: readonly string[] | undefined,
  ): Promise<Pick<Directive, 'content' | 'areaCode' | 'followsUpId'>> {
    const { unansweredOf } = content.audience;
    if (unansweredOf) await requireForStaff(this.database.manager, me, unansweredOf);
    const areaCode = this.scope.require(me, content.audience);
    if (content.listed && doorIds) await this.doors.requireOwn(me, doorIds);
    return { content, areaCode, followsUpId: unansweredOf };
  }

  private async replay(
    me: Me,
    draftKey: string,
    content: DirectiveContent,
    doorIds: readonly string[],
  ): Promise<Directive> {
    const { manager } = this.database;
    const kept = await manager.findOneByOrFail(Directive, { draftKey, authorId: me.id });
    if (!(await this.isSame(manager, kept, content, doorIds))) throw new AppError('DIRECTIVE_KEY_REUSED');
    return kept;
  }

  /** Doors that are not given stay as they are. */
  private async isSame(
    manager: EntityManager,
    { id, content: kept }: Directive,
    content: DirectiveContent,
    doorIds: readonly string[] | undefined,
  ): Promise<boolean> {
    if (canonical(kept) !== canonical(content)) return false;
    return !content.listed || doorIds === undefined || this.doors.isKept(manager, id, doorIds);
  }
}

function requireEditable(me: Me, directive: Directive, now: Date): void {
  decideDirective(standingOf(directive), 'edit', directiveRelations(me, tiesOf(directive)), {}, now.getTime());
}

/** In one spelling: instants in UTC, areas outermost, and nothing beside what a content is. */
export function contentOf(request: DirectiveContent): DirectiveContent {
  const {
    kind,
    urgency,
    title,
    text,
    staffText,
    photos,
    documents,
    wants,
    form,
    cascade,
    relayMinutes,
    visits,
    listed,
  } = request;
  return {
    kind,
    urgency,
    title: title.trim(),
    text,
    staffText,
    photos,
    documents,
    wants,
    form: form.map(({ key, kind: of, label, required, options, several }) => ({
      key,
      kind: of,
      label: label.trim(),
      required,
      options: options.map((option) => option.trim()),
      several,
    })),
    dueAt: inUtc(request.dueAt),
    validUntil: inUtc(request.validUntil),
    sendAt: inUtc(request.sendAt),
    cascade,
    relayMinutes,
    visits,
    listed: visits && listed,
    audience: audienceOf(request.audience),
  };
}

/** Those who owe an earlier one an answer are chosen by nothing but that. */
export function audienceOf({
  areas,
  roles,
  residents,
  departments,
  unansweredOf,
}: DirectiveAudience): DirectiveAudience {
  const isFollowUp = unansweredOf !== null;
  return {
    areas: outermost(areas),
    roles: isFollowUp ? [] : roles,
    residents,
    departments: isFollowUp ? [] : departments,
    unansweredOf,
  };
}

function inUtc(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/**
 * As much of it as one post of the person covers. With departments all that the first one was sent from, where the person
 * covers that: their people are counted where their post lies, which may be outside its areas.
 */
function againAreas(me: Me, { areaCode, content }: Directive): string[] {
  const { areas, departments } = content.audience;
  const own = areasOf(me, SENDERS);
  if (departments.length && own.some((code) => covers(code, areaCode))) return [areaCode];
  const parts = own.map((code) => within([code], areas));
  return parts.reduce((most, part) => (part.length > most.length ? part : most), []);
}

/** `关于“清雪通知”的再次提醒`, with the title cut to what there is room for. */
function againTitle(title: string): string {
  const room = DIRECTIVE_LIMITS.title.max - [...'关于“”的再次提醒'].length;
  const signs = [...title];
  const cut = signs.length > room ? `${signs.slice(0, room - 1).join('')}…` : title;
  return `关于“${cut}”的再次提醒`;
}
