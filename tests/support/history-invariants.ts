import {
  type Action,
  ACTIONS,
  type Audience,
  type ClockName,
  ISSUE_STATES,
  type IssueState,
  stageOf,
  transition,
  USUAL_THRESHOLDS,
} from '@hongqi/shared';
import type { EntityManager } from 'typeorm';
import { HistoryAudit } from '../../server/src/audit/history-audit';
import { brokenCourses } from './course-invariants';

/** A sentence about every issue that does not hold for this one. */
export interface BrokenHistory {
  rule: string;
  issueId: string;
  seq: number | null;
}

/**
 * What must be true of every issue whatever happened to the server: asked of the database itself, in SQL that SQLite and
 * MariaDB read alike, of the audit, and of what the issues carry. No rows means that nothing was torn, lost, forged or
 * done against the table of transitions.
 */
export async function brokenHistories(database: EntityManager): Promise<BrokenHistory[]> {
  const found: BrokenHistory[] = [];
  for (const [rule, sql] of Object.entries(INVARIANTS)) {
    const rows = await database.query<{ issueId: string; seq: number | null }[]>(sql);
    found.push(...rows.map(({ issueId, seq }) => ({ rule, issueId, seq: seq === null ? null : Number(seq) })));
  }
  return [...found, ...(await forgedHistories(database)), ...(await brokenCourses(database))];
}

/** The chain of each issue's steps, judged as the audit does; whether days were sealed in time is another test's. */
async function forgedHistories(database: EntityManager): Promise<BrokenHistory[]> {
  const found: BrokenHistory[] = [];
  const audit = new HistoryAudit(database, ({ flaw, issueId, seq }) => {
    if (issueId) found.push({ rule: `the audit finds nothing: ${flaw}`, issueId, seq: seq ?? null });
  });
  await audit.run();
  return found;
}

/** Each step with the one before it. */
const STEPS = `
  SELECT h.*,
    LAG(h.toState) OVER w AS cameFrom, LAG(h.seq) OVER w AS earlierSeq,
    LAG(h.holderUserId) OVER w AS earlierUser, LAG(h.holderDepartmentId) OVER w AS earlierUnit
  FROM issue_history h WINDOW w AS (PARTITION BY h.issueId ORDER BY h.seq)`;

const INVARIANTS: Record<string, string> = {
  'every issue has a history': `
    SELECT i.id AS issueId, NULL AS seq FROM issue i
    WHERE NOT EXISTS (SELECT 1 FROM issue_history h WHERE h.issueId = i.id)`,
  'every step belongs to an issue': `
    SELECT h.issueId, h.seq FROM issue_history h WHERE NOT EXISTS (SELECT 1 FROM issue i WHERE i.id = h.issueId)`,
  'steps count from 1 without gaps': `
    SELECT s.issueId, s.seq FROM (${STEPS}) s WHERE s.seq <> COALESCE(s.earlierSeq, 0) + 1`,
  'the version is the number of steps': `
    SELECT i.id AS issueId, i.version AS seq FROM issue i
    WHERE i.version <> (SELECT COUNT(*) FROM issue_history h WHERE h.issueId = i.id)`,
  'each step starts where the one before ended': `
    SELECT s.issueId, s.seq FROM (${STEPS}) s WHERE s.fromState <> COALESCE(s.cameFrom, 'none')`,
  'each step is in the table of transitions': `
    SELECT h.issueId, h.seq FROM issue_history h
    WHERE CONCAT(h.action, ' ', h.fromState, ' ', h.toState) NOT IN (${list(allowedSteps())})`,
  'the issue stands where its last step led': `
    SELECT i.id AS issueId, h.seq FROM issue i JOIN issue_history h ON h.issueId = i.id AND h.seq = i.version
    WHERE h.toState <> i.state
      OR COALESCE(h.holderUserId, '') <> COALESCE(i.holderUserId, '')
      OR COALESCE(h.holderDepartmentId, '') <> COALESCE(i.holderDepartmentId, '')`,
  'the queue is the one of the state': `
    SELECT i.id AS issueId, NULL AS seq FROM issue i
    WHERE CONCAT(i.state, ' ', i.stage) NOT IN (${list(ISSUE_STATES.map((state) => `${state} ${stageOf(state)}`))})`,
  'every letter speaks of a step': `
    SELECT o.issueId, NULL AS seq FROM outbox o
    WHERE NOT EXISTS (SELECT 1 FROM issue_history h WHERE h.id = o.historyId AND h.issueId = o.issueId)`,
  'every photo taken belongs to a step': `
    SELECT p.issueId, NULL AS seq FROM photo p
    WHERE p.issueId IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM issue_history h WHERE h.id = p.historyId AND h.issueId = p.issueId)`,
  'the reporter is written to once': letters('reporter', `s.internal = 0`),
  'the dispatcher is written to once': letters('dispatcher', '1 = 1'),
  // Words on a merged report go to whoever holds its lead at that moment.
  'the holder is written to once': letters(
    'holder',
    `COALESCE(s.holderUserId, s.holderDepartmentId) IS NOT NULL AND NOT (${ranOut('check', 'decide', 'call', 'appeal')})
      AND NOT (s.fromState = 'checking' AND s.action IN ('supervise', 'harden'))`,
    `(s.fromState <> 'merged' OR s.action = 'unmerge')`,
  ),
  'whoever held it before is written to once': letters(
    'previousHolder',
    `COALESCE(s.earlierUser, s.earlierUnit) IS NOT NULL
      AND (COALESCE(s.earlierUser, '') <> COALESCE(s.holderUserId, '')
        OR COALESCE(s.earlierUnit, '') <> COALESCE(s.holderDepartmentId, ''))`,
  ),
  'the desk is written to once where it must act': letters(
    'desk',
    `(s.fromState IN ('submitted', 'checking') OR ${ranOut('decide')})`,
  ),
  'whoever issued the order is written to once': letters('issuer', '1 = 1'),
  'the leaders called are written to once': letters('leaders', '1 = 1'),
  'the supervisor is written to once': letters('supervisor', '1 = 1'),
  'the level above is written to once': letters('above', '1 = 1'),
  'the arbiter is written to once': letters(
    'arbiter',
    `(s.action <> 'return' OR (SELECT COUNT(*) FROM issue_history r
       WHERE r.issueId = s.issueId AND r.action = 'return' AND r.seq <= s.seq) >= ${USUAL_THRESHOLDS.returnsToArbitration})`,
  ),
};

/** The step says that one of these clocks ran out. */
function ranOut(...clocks: ClockName[]): string {
  const effects = `REPLACE(COALESCE(s.effects, ''), ' ', '')`;
  return clocks.map((clock) => `${effects} LIKE '%"ranOut":"${clock}"%'`).join(' OR ');
}

/** Steps with another number of letters to this audience than the table asks for: one where it tells them, else none. */
function letters(audience: Audience, isTold: string, isLookedAt = '1 = 1'): string {
  const tells = ACTIONS.filter((action) => transition(action).tells.includes(audience));
  return `
    SELECT s.issueId, s.seq FROM (${STEPS}) s
    WHERE ${isLookedAt} AND (SELECT COUNT(*) FROM outbox o
           WHERE o.issueId = s.issueId AND o.historyId = s.id AND o.topic = 'tell'
             AND REPLACE(o.letter, ' ', '') LIKE '%"audience":"${audience}"%')
      <> CASE WHEN s.action IN (${list(tells)}) AND ${isTold} THEN 1 ELSE 0 END`;
}

function allowedSteps(): string[] {
  const endsOf = (action: Action, from: IssueState | 'none'): string[] => {
    const { to } = transition(action);
    if (to === 'result') return ['checking', 'resolved'];
    // What the holder asked for: to be rid of it, to wait, or a later day.
    if (to === 'granted') return from === 'handling' ? ['submitted', 'suspended', from] : ['submitted'];
    if (to === 'restored') return [...transition('merge').from].filter((state) => state !== 'none');
    return [to === 'same' ? from : to];
  };
  return ACTIONS.flatMap((action) =>
    transition(action).from.flatMap((from) => endsOf(action, from).map((to) => `${action} ${from} ${to}`)),
  );
}

function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
