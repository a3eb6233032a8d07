import { setTimeout as wait } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { type Contest, costOf, countOf, memoryMb, openContest } from './support/contest';
import { addIssues, addResidents } from './support/street';

/**
 * The deadline over a million open issues: what a sweep with nothing to do costs the database, and how fast those that
 * are due are moved. `npm run bench -- sweep [issues] [due]`
 */
const [ISSUES = 1_000_000, DUE = 2_000] = process.argv.slice(2).map(Number);
const IDLE_SECONDS = 20;
const POLL_MS = 50;
/** What the sweeper asks; the plan is taken of the same words. */
const QUESTION = 'SELECT id, sweepAt FROM issue WHERE sweepAt <= UTC_TIMESTAMP(3) ORDER BY sweepAt LIMIT 200';

async function main(): Promise<void> {
  const contest = await openContest({ SWEEP_SECONDS: '1' });
  try {
    const residents = await addResidents(contest.connection, 500);
    await addIssues(contest.connection, ISSUES, residents, 1);
    const open = await countOf(contest.connection, 'issue', "stage = 'work'");
    const plan = await rowsOf(contest, `EXPLAIN ${QUESTION}`);
    const idle = await idleSweeps(contest);
    const busy = await busySweep(contest);
    console.table(plan);
    console.log(
      JSON.stringify({ bench: 'sweep', open, idle, busy, memoryMb: Math.round(memoryMb(contest.ours.child)) }),
    );
    if (busy.left > 0 || busy.moves !== DUE) process.exitCode = 1;
  } finally {
    await contest.stop();
  }
}

/** Index entries read by sweeps that find nothing: the outbox looks every two seconds besides. */
async function idleSweeps(contest: Contest) {
  const before = await reads(contest);
  const { cost } = await costOf(contest, contest.ours, () => wait(IDLE_SECONDS * 1000));
  return {
    seconds: IDLE_SECONDS,
    rowsReadASecond: ((await reads(contest)) - before) / IDLE_SECONDS,
    cpuMsASecond: cost.cpuMs / IDLE_SECONDS,
  };
}

/** So many run out at once, spread over the whole table. */
async function busySweep(contest: Contest) {
  const { connection } = contest;
  const steps = await countOf(connection, 'issue_history');
  const due =
    "UPDATE issue SET sweepAt = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND, course = JSON_SET(course, '$.clocks.finish.near', 0) WHERE number IN (?)";
  const every = Math.floor(ISSUES / DUE);
  const numbers = Array.from({ length: DUE }, (_, at) => `9${String(at * every).padStart(9, '0')}`);
  const from = performance.now();
  const { cost } = await costOf(contest, contest.ours, async () => {
    await connection.query(due, [numbers]);
    while ((await countOf(connection, 'issue', 'sweepAt <= UTC_TIMESTAMP(3)')) > 0) await wait(POLL_MS);
  });
  const seconds = (performance.now() - from) / 1000;
  const moves = (await countOf(connection, 'issue_history')) - steps;
  const left = await countOf(connection, 'issue', 'sweepAt <= UTC_TIMESTAMP(3)');
  return {
    due: DUE,
    moves,
    left,
    seconds: round1(seconds),
    perSecond: Math.round(moves / seconds),
    cpuMsAMove: round1(cost.cpuMs / moves),
  };
}

async function reads({ connection }: Contest): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>("SHOW GLOBAL STATUS LIKE 'Handler_read%'");
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0);
}

async function rowsOf({ connection }: Contest, sql: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return rows;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
