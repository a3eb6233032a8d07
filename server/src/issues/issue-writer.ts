import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import {
  type Action,
  type ActInput,
  AppError,
  type Audience,
  isPlatform,
  type Relation,
  type Standing,
  type StepEffects,
  type SupervisionOrder,
  transition,
  ACTION_LABEL,
} from '@hongqi/shared';
import { chainHash } from '../audit/chain';
import { newId } from '../ids';
import type { Letter, OutboxRow } from '../notices/outbox.entity';
import { Issue } from './issue.entity';
import { IssueHistory } from './issue-history.entity';

/** One step of an issue's life, decided and ready to be written. */
export interface Step {
  action: Action;
  actorId: string;
  relation: Relation;
  from: Standing['state'];
  input: ActInput;
  reason: string | null;
  actionKey: string | null;
  tells: readonly Audience[];
  /** The issue it was led to, or away from. */
  leadId?: string | null;
}

const LAST_WORDS = 120;
/** A code of so many digits or fewer is a township or above. */
export const TOWNSHIP_DIGITS = 9;

/** The line a list shows: the step, and its words where they are for everyone. */
export function lastWordsOf(step: Pick<Step, 'action' | 'input'>, before: string): string {
  if (step.input.internal || transition(step.action).quiet) return before;
  const label = ACTION_LABEL[step.action];
  const note = transition(step.action).staffWords ? '' : (step.input.note ?? '').trim().replace(/\s+/g, ' ');
  return [...(note ? `${label}：${note}` : label)].slice(0, LAST_WORDS).join('');
}

/** The guarded update: nobody else may have acted since the version that was read. */
export async function updateGuarded(tx: EntityManager, before: Issue, after: Issue): Promise<void> {
  const changed = Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSame(value, Reflect.get(before, name))),
  ) as QueryDeepPartialEntity<Issue>;
  const { affected } = await tx.update(Issue, { id: before.id, version: before.version }, changed);
  if (affected !== 1) throw new AppError('ISSUE_CHANGED');
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The row of a step that led to `issue`; its hash goes on from the one the issue had. */
export function historyRow(issue: Issue, step: Step, effects: StepEffects | null, now: Date): IssueHistory {
  const { input } = step;
  const row = {
    id: newId(now),
    issueId: issue.id,
    seq: issue.version,
    action: step.action,
    fromState: step.from,
    toState: issue.state,
    actorId: step.actorId,
    relation: step.relation,
    note: input.note?.trim() || null,
    reason: step.reason,
    internal: input.internal ?? false,
    holderUserId: issue.holderUserId,
    holderDepartmentId: issue.holderDepartmentId,
    leadId: step.leadId ?? null,
    rating: input.rating?.score ?? null,
    solved: input.rating?.solved ?? null,
    effects,
    actionKey: step.actionKey,
    at: now,
  };
  return { ...row, hash: chainHash(issue.lastHash, row) };
}

/** Whom the letters of a step can name. */
export interface Addressees {
  before: Holder;
  after: Holder;
  order: SupervisionOrder | null;
  /** Areas around the issue that have a supervisor, nearest first. */
  levels: readonly string[];
  /** Those of them that hear of what is late: the nearest, or the ones that owe an answer themselves. */
  late: readonly string[];
}

/** One letter to each audience. People are named now, because others may stand there by the time it is delivered. */
export function tellLetters(
  step: Pick<Step, 'action' | 'tells'>,
  { before, after, order, levels, late }: Addressees,
): Letter[] {
  return step.tells.flatMap((audience): Letter[] => {
    const letter = { topic: 'tell' as const, action: step.action, audience };
    const toLevels = (areas: readonly (string | undefined)[]): Letter[] => {
      const named = areas.filter((area) => area !== undefined);
      return named.length ? [{ ...letter, areas: named }] : [];
    };
    switch (audience) {
      case 'holder':
        return named(letter, after);
      case 'previousHolder':
        return sameHolder(before, after) ? [] : named(letter, before);
      case 'supervisor':
        return toLevels(late);
      case 'above':
        return toLevels([levels[1] ?? levels[0]]);
      case 'arbiter':
        return toLevels([levels.find((code) => code.length <= TOWNSHIP_DIGITS)]);
      case 'leaders':
        return toLevels(levels);
      case 'issuer':
        if (!order) return [];
        return isPlatform(order.byId) ? toLevels([order.areaCode]) : [{ ...letter, personId: order.byId }];
      default:
        return [letter];
    }
  });
}

/** What the platform must look at: words, and each picture. */
export function checksOf(words: string | undefined, photos: readonly string[] = []): Letter[] {
  const pictures = photos.map((photoId): Letter => ({ topic: 'checkPhoto', photoId }));
  return words?.trim() ? [{ topic: 'checkText' }, ...pictures] : pictures;
}

export function outboxRow(letter: Letter, history: Pick<IssueHistory, 'id' | 'issueId'>, now: Date): OutboxRow {
  return {
    id: newId(now),
    topic: letter.topic,
    issueId: history.issueId,
    historyId: history.id,
    directiveId: null,
    letter,
    state: 'waiting',
    priority: 1,
    attempts: 0,
    dueAt: now,
    claim: null,
    lastError: null,
    createdAt: now,
  };
}

export type Holder = Pick<Issue, 'holderUserId' | 'holderDepartmentId'>;

function named(letter: Extract<Letter, { topic: 'tell' }>, { holderUserId, holderDepartmentId }: Holder): Letter[] {
  if (holderUserId) return [{ ...letter, holderUserId }];
  return holderDepartmentId ? [{ ...letter, holderDepartmentId }] : [];
}

function sameHolder(a: Holder, b: Holder): boolean {
  return a.holderUserId === b.holderUserId && a.holderDepartmentId === b.holderDepartmentId;
}
