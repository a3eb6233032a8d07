import type { EntityManager } from 'typeorm';
import {
  type Action,
  type ActInput,
  AppError,
  type Audience,
  type Relation,
  runningClock,
  stageOf,
  type Standing,
  transition,
  ACTION_LABEL,
} from '@hongqi/shared';
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
}

const LAST_WORDS = 120;

/** What a decision changes in the row, apart from the version. */
export function changedColumns(next: Standing & Pick<Issue, 'state'>, lastWords: string, now: Date): Partial<Issue> {
  return { ...next, stage: stageOf(next.state), dueAt: runningClock(next)?.dueAt ?? null, lastWords, updatedAt: now };
}

/** The line a list shows: the step, and its words where they are for everyone. */
export function lastWordsOf(step: Pick<Step, 'action' | 'input'>, before: string): string {
  if (step.input.internal) return before;
  const label = ACTION_LABEL[step.action];
  const note = transition(step.action).staffWords ? '' : (step.input.note ?? '').trim().replace(/\s+/g, ' ');
  return [...(note ? `${label}:${note}` : label)].slice(0, LAST_WORDS).join('');
}

/** The guarded update: nobody else may have acted since the version that was read. */
export async function updateGuarded(tx: EntityManager, issue: Issue, change: Partial<Issue>): Promise<Issue> {
  const version = issue.version + 1;
  const { affected } = await tx.update(Issue, { id: issue.id, version: issue.version }, { ...change, version });
  if (affected !== 1) throw new AppError('ISSUE_CHANGED');
  return { ...issue, ...change, version };
}

export function historyRow(issue: Issue, step: Step, now: Date): IssueHistory {
  const { input } = step;
  return {
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
    leadId: step.action === 'merge' ? issue.leadId : null,
    rating: input.rating?.score ?? null,
    solved: input.rating?.solved ?? null,
    actionKey: step.actionKey,
    at: now,
  };
}

/** One letter to each audience. The holder is named now, because it may be another by the time it is delivered. */
export function tellLetters(
  before: Pick<Issue, 'holderUserId' | 'holderDepartmentId'>,
  after: Issue,
  step: Step,
): Letter[] {
  return step.tells.flatMap((audience): Letter[] => {
    const letter = { topic: 'tell' as const, action: step.action, audience };
    if (audience === 'holder') return named(letter, after);
    if (audience === 'previousHolder') return sameHolder(before, after) ? [] : named(letter, before);
    return [letter];
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
    letter,
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    claim: null,
    lastError: null,
    createdAt: now,
  };
}

type Holder = Pick<Issue, 'holderUserId' | 'holderDepartmentId'>;

function named(letter: Extract<Letter, { topic: 'tell' }>, { holderUserId, holderDepartmentId }: Holder): Letter[] {
  if (holderUserId) return [{ ...letter, holderUserId }];
  return holderDepartmentId ? [{ ...letter, holderDepartmentId }] : [];
}

function sameHolder(a: Holder, b: Holder): boolean {
  return a.holderUserId === b.holderUserId && a.holderDepartmentId === b.holderDepartmentId;
}
