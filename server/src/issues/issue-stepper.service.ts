import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type Action,
  type ActInput,
  type Actor,
  AppError,
  type Circumstances,
  type ClockName,
  decide,
  type Decision,
  dueMove,
  effectsOf,
  followUps,
  type IssueState,
  type LeaderCall,
  type Relation,
  ROUTER,
  type Standing,
  type StepEffects,
  transition,
} from '@hongqi/shared';
import { type Letter, OutboxRow } from '../notices/outbox.entity';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';
import {
  type Holder,
  historyRow,
  lastWordsOf,
  outboxRow,
  type Step,
  tellLetters,
  TOWNSHIP_DIGITS,
  updateGuarded,
} from './issue-writer';
import { LeaderItem } from './leader-item.entity';
import { Rulings } from './rulings.service';
import { columnsOf, standingOf } from './standing';

/** Somebody's move on an issue. */
export interface Move {
  actor: Actor;
  who: readonly Relation[];
  action: Action;
  input: ActInput;
  reason?: string | null;
  actionKey?: string | null;
  /** Columns that belong to the action and not to the standing: an edit's words and place. */
  patch?: Partial<Issue>;
  effects?: StepEffects;
  /** The issue it is led to or away from. */
  leadId?: string | null;
  /** More of what the decision depends on: a stricter pledge, another instant. */
  circumstances?: Partial<Circumstances>;
  /** What else has to be done because of it: content checks. */
  letters?: readonly Letter[];
  /** The first one: there was nothing before. */
  isBirth?: true;
}

export interface Taken {
  issue: Issue;
  history: IssueHistory;
}

/** A move that was decided, as rows; nothing is written yet. */
export interface Drafted extends Taken {
  letters: OutboxRow[];
  calls: { added: LeaderCall[]; done: LeaderCall[] };
  next: Standing & { state: IssueState };
  circumstances: Circumstances;
  /** The clock that the deadline moved for. */
  ranOut: ClockName | null;
}

/** Decides a move and writes it: the issue, its history, the letters, and what the platform does at once because of it. */
@Injectable()
export class IssueStepper {
  constructor(private readonly rulings: Rulings) {}

  /** The issue as it stands after the move and all that followed; `history` is the move's own row. */
  async take(tx: EntityManager, issue: Issue, move: Move): Promise<Taken> {
    const drafted = await this.draft(issue, move, await this.holderOfLead(tx, issue), tx);
    await this.write(tx, issue, drafted);
    const { next, circumstances } = drafted;
    let after = drafted.issue;
    for (const { action, input } of followUps(move.action, next, circumstances, drafted.ranOut)) {
      after = (await this.take(tx, after, { actor: ROUTER, who: ['router'], action, input })).issue;
    }
    return { issue: after, history: drafted.history };
  }

  /** By the table, or the error it is refused with. */
  async draft(issue: Issue, move: Move, heldBy: Holder | null = null, tx?: EntityManager): Promise<Drafted> {
    const { actor, who, action, input } = move;
    const circumstances = { ...(await this.rulings.circumstances(issue, actor, tx)), ...move.circumstances };
    const standing = standingOf(issue);
    const before: Standing = move.isBirth ? { ...standing, state: 'none' } : standing;
    const decision = decide(before, action, who, input, circumstances);
    if (!decision.ok) throw new AppError(decision.error, detailsOf(decision));

    const { next, tells } = decision;
    const step: Step = {
      action,
      actorId: actor.id,
      relation: actingAs(action, who),
      from: before.state,
      input,
      reason: move.reason ?? null,
      actionKey: move.actionKey ?? null,
      tells,
      leadId: move.leadId ?? null,
    };
    const after: Issue = {
      ...issue,
      ...columnsOf(next, circumstances.thresholds),
      ...move.patch,
      lastWords: lastWordsOf(step, issue.lastWords),
      updatedAt: circumstances.now,
    };
    const deadline = who.includes('deadline') ? dueMove(before.clocks, circumstances.now) : null;
    const effects = { ...effectsOf(before, next, deadline), ...move.effects };
    const history = historyRow(after, step, Object.keys(effects).length ? effects : null, circumstances.now);
    after.lastHash = history.hash;

    const { levels } = circumstances;
    const owing = next.calls
      .filter(({ why, doneAt }) => why === 'shout' && doneAt === null)
      .map((call) => call.areaCode);
    const late = lateLevels(deadline?.clock ?? null, levels, owing);
    const addressees = { before: issue, after: (next.leadId && heldBy) || after, order: next.order, levels, late };
    const letters = [...tellLetters(step, addressees), ...(move.letters ?? [])];
    return {
      issue: after,
      history,
      letters: letters.map((letter) => outboxRow(letter, history, circumstances.now)),
      calls: changedCalls(before.calls, next.calls),
      next,
      circumstances,
      ranOut: deadline?.clock ?? null,
    };
  }

  private async write(tx: EntityManager, before: Issue, { issue, history, letters, calls }: Drafted): Promise<void> {
    await updateGuarded(tx, before, issue);
    await tx.insert(IssueHistory, history);
    if (letters.length) await tx.insert(OutboxRow, letters);
    const { id } = issue;
    if (calls.added.length)
      await tx.insert(
        LeaderItem,
        calls.added.map((call) => leaderItem(id, call)),
      );
    for (const { seq, areaCode, doneAt } of calls.done)
      await tx.update(
        LeaderItem,
        { issueId: id, seq, areaCode },
        { doneAt: doneAt === null ? null : new Date(doneAt) },
      );
  }

  /** Words on a merged report reach whoever holds the lead. */
  private async holderOfLead(tx: EntityManager, issue: Issue): Promise<Holder | null> {
    return issue.leadId ? tx.findOneBy(Issue, { id: issue.leadId }) : null;
  }
}

/** Who hears that a clock ran out: whoever owes the answer or the decision, else the nearest level. */
function lateLevels(clock: ClockName | null, levels: readonly string[], owing: readonly string[]): readonly string[] {
  if (clock === 'call') return owing;
  return clock === 'appeal' ? levels.filter((code) => code.length <= TOWNSHIP_DIGITS).slice(0, 1) : levels.slice(0, 1);
}

function leaderItem(issueId: string, { seq, areaCode, why, due, doneAt }: LeaderCall): LeaderItem {
  const [dueAt, done] = [due, doneAt].map((at) => (at === null ? null : new Date(at)));
  return { issueId, seq, areaCode, why, dueAt: dueAt ?? null, doneAt: done ?? null };
}

function changedCalls(before: readonly LeaderCall[], after: readonly LeaderCall[]): Drafted['calls'] {
  const key = ({ seq, areaCode }: LeaderCall): string => `${seq} ${areaCode}`;
  const known = new Map(before.map((call) => [key(call), call]));
  return {
    added: after.filter((call) => !known.has(key(call))),
    done: after.filter((call) => known.get(key(call))?.doneAt === null && call.doneAt !== null),
  };
}

function detailsOf({ missing, unwanted, wrong }: Extract<Decision, { ok: false }>): unknown {
  if (missing) return { missing };
  if (wrong) return [{ field: wrong, rule: 'isLater' }];
  return unwanted && [{ field: unwanted, rule: 'isTaken' }];
}

/** In which of their relations someone acts: the first one the table allows. */
function actingAs(action: Action, who: readonly Relation[]): Relation {
  const relation = transition(action).by.find((one) => who.includes(one));
  if (!relation) throw new Error(`${action} was decided without a relation`);
  // Anyone may submit, and is its reporter by that.
  return relation === 'anyone' ? 'reporter' : relation;
}
