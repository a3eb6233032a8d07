import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan, Not } from 'typeorm';
import {
  type AddVisit,
  answerProblems,
  AppError,
  codeAt,
  localDate,
  photosOf,
  type SubmitIssue,
  type VisitView,
  wasMet,
} from '@hongqi/shared';
import { Clock } from '../clock';
import { Database, isDuplicate } from '../database/database';
import { DirectiveAnswers } from '../directives/answers.service';
import { Directive } from '../directives/directive.entity';
import { Photo } from '../files/photo.entity';
import { takePhotos } from '../files/take-photos';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { IssueSubmitService } from '../issues/issue-submit.service';
import { requestHash } from '../system/request-hash';
import { tidiedWords } from './door-words';
import { Door } from './door.entity';
import { DoorsService } from './doors.service';
import { VisitReader } from './visit-reader.service';
import { outranks } from './visit-standing';
import { DirectiveDoor, Visit } from './visit.entity';
import { WalkedDirectives } from './walked-directives.service';

const WEEK = 7 * 86_400_000;

interface Noted {
  visit: Visit;
  directive: Directive | null;
  photos: string[];
}

/** Writes one knock down, once, however often the phone sends it. */
@Injectable()
export class VisitsService {
  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly directives: WalkedDirectives,
    private readonly answers: DirectiveAnswers,
    private readonly issues: IssueSubmitService,
    private readonly reader: VisitReader,
    private readonly clock: Clock,
  ) {}

  async add(me: Me, request: AddVisit): Promise<VisitView> {
    const earlier = await this.replay(me, request);
    if (earlier) return earlier;
    try {
      const noted = await this.noted(me, request);
      if (request.report) noted.visit.issueId = await this.report(me, noted, request.report);
      await this.database.transaction((tx) => this.write(tx, me, noted));
      return await this.view(noted.visit);
    } catch (error) {
      // The same press may have arrived on another line meanwhile; then whatever hindered this one is of no account.
      const other = error instanceof AppError || isDuplicate(error) ? await this.replay(me, request) : null;
      if (!other) throw error;
      return other;
    }
  }

  /** The key was used before: the same content gets the same visit, other content is refused. */
  private async replay(me: Me, request: AddVisit): Promise<VisitView | null> {
    const { visitKey } = request;
    const first = await this.database.manager.findOneBy(Visit, { visitKey, workerId: me.id });
    if (!first) return null;
    if (first.contentHash !== hashOf(request)) throw new AppError('VISIT_KEY_REUSED');
    return this.view(first);
  }

  private async view(visit: Visit): Promise<VisitView> {
    const [view] = await this.reader.views([visit]);
    if (!view) throw new Error(`visit ${visit.id} has no view`);
    return view;
  }

  /** The visit as it would be written, everything checked that can be before an issue is made of it. */
  private async noted(me: Me, request: AddVisit): Promise<Noted> {
    const now = this.clock.now();
    const at = this.moment(request.at, now);
    const door = await this.doors.one(me, request.doorId, 'visit.add');
    const directive = await this.carried(me, request, door, at);
    const { outcome } = request;
    // Of an everyday visit nothing is asked.
    const answer = request.directiveId && !directive ? null : (request.answer ?? null);
    if (answer) this.checkAnswer(request, directive);
    const shown = new Set([...(request.photos ?? []), ...photosOf(directive?.content.form ?? [], answer ?? {})]);
    const reported = new Set(request.report?.photos);
    const visit: Visit = {
      id: newId(now),
      visitKey: request.visitKey,
      contentHash: hashOf(request),
      workerId: me.id,
      doorId: door.id,
      gridCode: door.gridCode,
      directiveId: directive?.id ?? null,
      outcome,
      note: tidiedWords(request.note ?? '') || null,
      answer,
      issueId: null,
      day: localDate(at),
      at,
    };
    // A photo has one place: what goes with the issue is found there.
    return { visit, directive, photos: [...shown].filter((id) => !reported.has(id)) };
  }

  /**
   * The directive the door was walked with. What was noted without signal after it had ended, which nobody there could know,
   * stays a visit of the everyday round: it was made, and what was found was found.
   */
  private async carried(me: Me, { directiveId, at: noted }: AddVisit, door: Door, at: Date): Promise<Directive | null> {
    if (!directiveId) return null;
    const directive = await this.directives.atDoor(me, directiveId, door);
    if (!(await this.directives.wasOver(directive, at))) return directive;
    if (noted === undefined) throw new AppError('DIRECTIVE_OVER');
    return null;
  }

  /** Phones' clocks run ahead: such a visit was just now. */
  private moment(given: string | undefined, now: Date): Date {
    const at = given === undefined ? now : new Date(given);
    const age = now.getTime() - at.getTime();
    if (!(age <= WEEK)) throw new AppError('INPUT_INVALID', [{ field: 'at', rule: 'isRecent' }]);
    return age < 0 ? now : at;
  }

  private checkAnswer({ answer = {}, outcome }: AddVisit, directive: Directive | null): void {
    if (!directive) throw new AppError('INPUT_INVALID', [{ field: 'answer', rule: 'isAbsent' }]);
    // Nobody opened, so nobody can have said anything.
    if (!wasMet(outcome)) throw new AppError('ANSWER_INVALID', [{ field: 'answer', rule: 'isAbsent' }]);
    const problems = answerProblems(directive.content.form, answer);
    if (problems.length) throw new AppError('ANSWER_INVALID', problems);
  }

  /** First the issue, which is found again by its own key should the visit have to be sent once more. */
  private async report(me: Me, { visit, photos }: Noted, report: SubmitIssue): Promise<string> {
    await this.requireFree(me, photos);
    const { directiveId } = visit;
    const source = directiveId ? ({ source: 'directive', directiveId } as const) : ({ source: 'worker' } as const);
    const { id } = await this.issues.submit(
      me,
      { ...report, directiveId: undefined, ...source },
      { carries: true, gridCode: codeAt(visit.gridCode, 'grid') ?? visit.gridCode },
    );
    return id;
  }

  /** Otherwise the visit would be refused after its issue was made. */
  private async requireFree(me: Me, photos: readonly string[]): Promise<void> {
    if (photos.length === 0) return;
    const free = { id: In([...photos]), ownerId: me.id, issueId: IsNull(), heldById: IsNull() };
    const count = await this.database.manager.countBy(Photo, free);
    if (count !== photos.length) throw new AppError('PHOTO_NOT_YOURS');
  }

  private async write(tx: EntityManager, me: Me, { visit, directive, photos }: Noted): Promise<void> {
    const lock = this.database.isSqlite ? {} : { lock: { mode: 'pessimistic_write' as const } };
    // Held until the end: two workers at one door must not both count it as knocked at for the first time.
    const door = await tx.findOne(Door, { where: { id: visit.doorId, removedAt: IsNull() }, ...lock });
    if (!door) throw new AppError('NOT_FOUND');
    await tx.insert(Visit, visit);
    await takePhotos(tx, me.id, photos, { heldById: visit.id });
    if (!door.lastVisitAt || door.lastVisitAt < visit.at) {
      await tx.update(Door, { id: door.id }, { lastVisitAt: visit.at });
    }
    if (directive) await this.moveDoor(tx, directive, visit);
  }

  private async moveDoor(tx: EntityManager, directive: Directive, visit: Visit): Promise<void> {
    const { doorId, gridCode, outcome, at, note } = visit;
    const key = { directiveId: directive.id, doorId };
    const before = await tx.findOneBy(DirectiveDoor, key);
    const saysMore = visit.answer !== null && !(await saidLater(tx, visit));
    const answer = saysMore ? visit.answer : (before?.answer ?? null);
    const isBest = !before || outranks(visit, { outcome: before.outcome, at: before.visitedAt });
    const standing = isBest ? { outcome, note, visitedAt: at } : {};
    if (before) await tx.update(DirectiveDoor, key, { ...standing, answer });
    else await tx.insert(DirectiveDoor, { ...key, gridCode, outcome, note, visitedAt: at, answer });
    await this.answers.doorAnswered(tx, directive, before?.gridCode ?? gridCode, {
      knockedBefore: before !== null,
      metBefore: before !== null && wasMet(before.outcome),
      met: wasMet(outcome),
      answer: saysMore ? answer : null,
      before: before?.answer ?? null,
    });
  }
}

/** The household said something else since, which arrived before this. */
function saidLater(tx: EntityManager, { doorId, directiveId, at }: Visit): Promise<boolean> {
  if (directiveId === null) return Promise.resolve(false);
  return tx.existsBy(Visit, { doorId, directiveId, answer: Not(IsNull()), at: MoreThan(at) });
}

function hashOf({ visitKey: _, ...content }: AddVisit): string {
  return requestHash(content);
}
