import type { EntityManager } from 'typeorm';
import { AppError, type DirectiveAction } from '@hongqi/shared';
import type { Database } from '../database/database';
import { newId } from '../ids';
import { Directive, DirectiveStep } from './directive.entity';

export interface NewStep {
  action: DirectiveAction | 'create';
  actorId: string;
  areaCode?: string | null | undefined;
  note?: string | null | undefined;
}

/**
 * The guarded update and its step: nobody else may have moved the directive since `before` was read. A step that changes
 * nothing of it (a word added, a reminder) is only refused when the state has moved: many levels may speak at once.
 */
export async function writeStep(
  tx: EntityManager,
  before: Directive,
  patch: Partial<Directive>,
  step: NewStep,
  now: Date,
): Promise<Directive> {
  const { id, state, version } = before;
  const isAside = Object.keys(patch).length === 0;
  const change = isAside ? { updatedAt: now } : { ...patch, updatedAt: now, version: version + 1 };
  const { affected } = await tx.update(Directive, isAside ? { id, state } : { id, state, version }, change);
  if (affected !== 1) throw new AppError('DIRECTIVE_CHANGED');
  await tx.insert(DirectiveStep, stepRow(id, step, now));
  return { ...before, ...change };
}

/** Held until the transaction ends. On MariaDB the row is locked; SQLite has one writer at a time anyway. */
export function lockDirective(tx: EntityManager, { isSqlite }: Database, id: string): Promise<Directive | null> {
  return tx.findOne(Directive, { where: { id }, ...(!isSqlite && { lock: { mode: 'pessimistic_write' as const } }) });
}

export function stepRow(directiveId: string, { action, actorId, areaCode, note }: NewStep, now: Date): DirectiveStep {
  return {
    id: newId(now),
    directiveId,
    action,
    actorId,
    areaCode: areaCode ?? null,
    note: note?.trim() || null,
    at: now,
  };
}
