import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import {
  API_PREFIX,
  type DirectiveAudience,
  directiveRoutes,
  type DirectiveView,
  receivedRoutes,
  type SaveDirective,
} from '@hongqi/shared';
import type { RowDataPacket } from 'mysql2/promise';
import { Pool } from 'undici';
import { Actor } from '../support/actor';
import { acts, aDirective, aField, anAudience } from '../support/directives';
import { type Contest, costOf, countOf, memoryMb, openContest } from './support/contest';
import { cpuMs } from './support/processes';
import { COUNTY, type Crowd, type Owner, settleCounty } from './support/crowd';
import { ulid } from './support/street';

/**
 * One order to a whole county: what the press costs, how long until everybody has it, and what looking at the progress
 * costs while people answer. `npm run bench -- directive [people] [answers a second]`
 */
const [PEOPLE = 100_000, ANSWERS = 200] = process.argv.slice(2).map(Number);
const PASSWORD = 'a password for benches';
const PRESSES = 30;
const SECONDS = 20;
const SIGNED_IN = Math.min(PEOPLE, ANSWERS * SECONDS);
/** Owners who look at once, and go on looking until they have it. */
const IMPATIENT = 20;
const LOOKED_AT_LATER = 200;
const POLL_MS = 100;

const ANSWERS_OFFERED = ['正常', '不热', '没有供暖'];
const CONTENT: Partial<SaveDirective> & { audience: DirectiveAudience } = {
  wants: 'form',
  form: [
    aField('f1', { kind: 'number', label: '家中人数', required: true }),
    aField('f2', { kind: 'choice', label: '供暖是否正常', required: true, options: ANSWERS_OFFERED }),
  ],
  audience: anAudience({ areas: [COUNTY], residents: true }),
};

async function main(): Promise<void> {
  const contest = await openContest({ DEMO_PASSWORD: PASSWORD });
  try {
    const crowd = await settleCounty(contest.connection, PEOPLE, SIGNED_IN);
    const { author, second } = await desks(contest);
    const preview = await previewed(author);
    const presses = await pressed(author, second);
    const { view, way } = await sent(contest, crowd, author, second);
    const { result: answered, cost } = await costOf(contest, contest.ours, () =>
      answeredAndLookedAt(contest, crowd, author, view),
    );
    const cpuMsAnAnswer = round1(cost.cpuMs / crowd.owners.length);
    const statementsAnAnswer = round1(cost.statements / crowd.owners.length);
    const wrong = await wrongTallies(contest, view.id);
    const report = {
      bench: 'directive',
      people: PEOPLE,
      grids: crowd.grids.length,
      loadAverage: loadavg().map(round1),
    };
    console.log(
      JSON.stringify(
        { ...report, preview, presses, way, ...answered, cpuMsAnAnswer, statementsAnAnswer, wrongTallies: wrong },
        null,
        1,
      ),
    );
    if (wrong > 0 || !way.isExact || answered.answers.failures > 0) process.exitCode = 1;
  } finally {
    await contest.stop();
  }
}

/** The county's leader, and somebody who may consent. */
async function desks({ ours, connection }: Contest): Promise<{ author: Actor; second: Actor }> {
  const post =
    'INSERT INTO post (id, personId, role, areaCode, fromAt) SELECT ?, id, ?, ?, createdAt FROM person WHERE login = ?';
  await connection.query(post, [ulid(Date.now()), 'admin', COUNTY, 'admin']);
  return {
    author: await new Actor(ours.url, 'leader').withPassword('leader', PASSWORD),
    second: await new Actor(ours.url, 'admin').withPassword('admin', PASSWORD),
  };
}

async function previewed(author: Actor) {
  const { audience } = CONTENT;
  const took: number[] = [];
  let people = 0;
  for (let at = 0; at < 5; at += 1) {
    const from = performance.now();
    ({ people } = await author.call(directiveRoutes.preview, { audience, cascade: 'straight' }));
    took.push(performance.now() - from);
  }
  return { people, ...shares(took) };
}

/** The two presses of one to everybody, again and again; each is taken back before its time. */
async function pressed(author: Actor, second: Actor) {
  const took = { submit: [] as number[], approve: [] as number[] };
  const sendAt = new Date(Date.now() + 86_400_000).toISOString();
  for (let at = 0; at < PRESSES; at += 1) {
    const draft = await author.call(directiveRoutes.create, aDirective({ ...CONTENT, sendAt }));
    const from = performance.now();
    const pending = await acts(author, draft.id, 'submit', { version: draft.version });
    const between = performance.now();
    await acts(second, draft.id, 'approve', { version: pending.version });
    took.submit.push(between - from);
    took.approve.push(performance.now() - between);
    await acts(author, draft.id, 'takeBack');
    await acts(author, draft.id, 'discard');
  }
  return { submit: shares(took.submit), approve: shares(took.approve) };
}

async function sent({ connection, ours }: Contest, { owners }: Crowd, author: Actor, second: Actor) {
  const draft = await author.call(directiveRoutes.create, aDirective(CONTENT));
  const pending = await acts(author, draft.id, 'submit', { version: draft.version });
  const memory = [memoryMb(ours.child)];
  const cpu = cpuMs(ours.child);
  const from = performance.now();
  const view = await acts(second, draft.id, 'approve', { version: pending.version });
  const pressMs = performance.now() - from;
  const seconds = (): number => (performance.now() - from) / 1000;

  const eager = Promise.all(
    owners.slice(0, IMPATIENT).map(async (owner) => {
      while (!(await hasIt(ours.url, owner, view))) await wait(POLL_MS);
      return seconds() * 1000;
    }),
  );
  for (let state = ''; state !== 'sent'; await wait(POLL_MS)) {
    memory.push(memoryMb(ours.child));
    const [rows] = await connection.query<RowDataPacket[]>('SELECT state FROM directive WHERE id = ?', [view.id]);
    state = String(rows[0]?.['state']);
  }
  const allSeconds = seconds();
  const cpuUsed = cpuMs(ours.child) - cpu;
  const rows = await countOf(connection, 'directive_copy', `directiveId = '${view.id}'`);
  const expected =
    (await countOf(connection, 'person', `homeGridCode LIKE '${COUNTY}%'`)) +
    (await countOf(connection, 'post', "role = 'worker'"));
  const some = owners.filter((_, at) => at % Math.ceil(owners.length / LOOKED_AT_LATER) === 0);
  const seen = await Promise.all(some.map((owner) => hasIt(ours.url, owner, view)));
  const quarter = Math.ceil(memory.length / 4);
  return {
    view,
    way: {
      pressMs: round1(pressMs),
      seconds: round1(allSeconds),
      rows,
      perSecond: Math.round(rows / allSeconds),
      cpuMsAThousand: round1((cpuUsed * 1000) / rows),
      isExact: rows === expected && seen.every(Boolean),
      ownersLookedAt: seen.length,
      impatientMs: shares(await eager),
      memoryMb: {
        before: Math.round(memory[0] ?? 0),
        most: Math.round(Math.max(...memory)),
        byQuarter: [0, 1, 2, 3].map((at) => Math.round(Math.max(0, ...memory.slice(at * quarter, (at + 1) * quarter)))),
      },
    },
  };
}

async function hasIt(url: string, { token }: Owner, { id }: DirectiveView): Promise<boolean> {
  const someone = new Actor(url, 'owner');
  someone.token = token;
  const { items } = await someone.call(receivedRoutes.list, {});
  return items.filter((row) => row.id === id).length === 1;
}

/** So many answer a second, whether or not the server keeps up, while the leader looks from level to level. */
async function answeredAndLookedAt({ ours }: Contest, { grids, owners }: Crowd, author: Actor, { id }: DirectiveView) {
  const pool = new Pool(ours.url, { connections: 64, pipelining: 1 });
  const path = `${API_PREFIX}/received/${id}/answer`;
  const took: number[] = [];
  let failures = 0;
  const answer = async ({ token }: Owner, at: number): Promise<void> => {
    const body = JSON.stringify({ answer: { f1: (at % 6) + 1, f2: [ANSWERS_OFFERED[at % 3]] } });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const from = performance.now();
    const { statusCode, body: text } = await pool.request({ method: 'POST', path, headers, body });
    await text.text();
    took.push(performance.now() - from);
    if (statusCode !== 200) failures += 1;
  };
  const from = performance.now();
  const grid = grids[0] ?? '';
  const levels = { county: COUNTY, township: grid.slice(0, 9), community: grid.slice(0, 12), grid };
  const looks = Object.fromEntries(Object.keys(levels).map((level) => [level, [] as number[]]));
  let open = true;
  const looking = (async () => {
    while (open) {
      for (const [level, areaCode] of Object.entries(levels)) {
        const before = performance.now();
        await author.call(directiveRoutes.progress, { areaCode }, { id });
        looks[level]?.push(performance.now() - before);
      }
      await wait(POLL_MS);
    }
  })();
  const answers: Promise<void>[] = [];
  for (const [at, owner] of owners.entries()) {
    const due = from + (at / ANSWERS) * 1000;
    if (due > performance.now()) await wait(due - performance.now());
    answers.push(answer(owner, at));
  }
  await Promise.all(answers);
  open = false;
  await looking;
  await pool.close();
  const { area } = await author.call(directiveRoutes.progress, {}, { id });
  return {
    answers: { sent: owners.length, counted: area.done, failures, perSecond: ANSWERS, ms: shares(took) },
    progress: Object.fromEntries(Object.entries(looks).map(([level, times]) => [level, shares(times)])),
  };
}

/** Counters that a count of the copies does not bear out. */
async function wrongTallies({ connection }: Contest, id: string): Promise<number> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS wrong FROM directive_tally t LEFT JOIN
      (SELECT areaCode, part, COUNT(*) AS people, COUNT(readAt) AS readers, COUNT(answeredAt) AS settled
       FROM directive_copy WHERE directiveId = ? GROUP BY areaCode, part) c
     ON c.areaCode = t.areaCode AND c.part = t.part
     WHERE t.directiveId = ? AND NOT (c.people <=> t.people AND c.readers <=> t.readers AND c.settled <=> t.settled
       AND (t.settled = 0 OR JSON_VALUE(t.sums, '$.f1.count') = t.settled))`,
    [id, id],
  );
  return Number(row?.['wrong']);
}

function shares(took: readonly number[]): { p50: number; p95: number; p99: number; count: number } {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number): number =>
    round1(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
