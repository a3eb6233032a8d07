import { createHash } from 'node:crypto';

/** What one row of the history says, as far as the hash covers it: everything but the hash itself. */
export interface ChainedStep {
  id: string;
  issueId: string;
  seq: number;
  action: string;
  fromState: string;
  toState: string;
  actorId: string;
  relation: string;
  note: string | null;
  reason: string | null;
  internal: boolean;
  holderUserId: string | null;
  holderDepartmentId: string | null;
  leadId: string | null;
  rating: number | null;
  solved: boolean | null;
  actionKey: string | null;
  effects: object | null;
  at: Date;
}

/** Stands in front of what is hashed, so that a later form of the row can never be taken for this one. */
const FORM = 'hongqi-history-1';

/**
 * SHA-256, 64 hexadecimal digits, of the row and of the hash of the row before it in the same issue ('' for the first).
 * The same for a row about to be written and for the row as any of the databases gives it back.
 */
export function chainHash(previous: string, row: ChainedStep): string {
  const content = [
    FORM,
    previous,
    row.id,
    row.issueId,
    row.seq,
    row.action,
    row.fromState,
    row.toState,
    row.actorId,
    row.relation,
    row.note,
    row.reason,
    row.internal,
    row.holderUserId,
    row.holderDepartmentId,
    row.leadId,
    row.rating,
    row.solved,
    row.actionKey,
    row.effects,
    row.at.getTime(),
  ];
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/**
 * JSON with the keys of every object sorted (MySQL keeps JSON in an order of its own) and half characters replaced as
 * they are on their way into any database.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return part.toWellFormed();
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part)
        .map(([key, inner]): [string, unknown] => [key.toWellFormed(), inner])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
