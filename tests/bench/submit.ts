import { setTimeout as pause } from 'node:timers/promises';
import { type Contest, costOf, countOf, median, memoryMb, openContest } from './support/contest';
import { load, type LoadRequest, type LoadResult } from './support/load';
import type { Served } from './support/processes';
import { addIssues, addResidents, PLACES, type Resident } from './support/street';

/**
 * Submitting: our POST /api/v1/issues beside the floor, in turns, on one MariaDB that commits durably and holds 100,000
 * issues. Prints a table, checks that every acknowledged submission is a row, ends with one JSON line.
 */
const FILL = 100_000;
const CLIENTS = [1, 16, 64];
const ROUNDS = 3;
const SECONDS = 5;
const WARM_UP_SECONDS = 3;
const SAME_TEXT = '3号楼前路灯不亮了，晚上看不见路，请派人看看。';

interface Turn extends LoadResult {
  who: 'ours' | 'floor';
  clients: number;
  cpuPerRequest: number;
  statementsPerRequest: number;
}

let keys = 0;

function requests(who: Turn['who'], residents: readonly Resident[]): () => LoadRequest {
  return () => {
    const key = ++keys;
    const place = PLACES[key % PLACES.length];
    const resident = residents[key % residents.length];
    if (!place || !resident) throw new Error('the bench has no places or residents');
    const submission = {
      submissionKey: `bench-submit-${key}`,
      text: SAME_TEXT,
      categoryCode: 'lighting',
      place: { lng: place.lng, lat: place.lat, address: place.name },
    };
    const json = { 'content-type': 'application/json' };
    if (who === 'floor') {
      const body = JSON.stringify({ ...submission, reporterId: resident.id, gridCode: place.code });
      return { method: 'POST', path: '/', headers: json, body };
    }
    const headers = { ...json, authorization: `Bearer ${resident.token}` };
    return { method: 'POST', path: '/api/v1/issues', headers, body: JSON.stringify(submission) };
  };
}

async function turn(
  contest: Contest,
  who: Turn['who'],
  clients: number,
  residents: readonly Resident[],
  seconds: number,
): Promise<Turn> {
  const server: Served = contest[who];
  let acknowledged = 0;
  const before = await countOf(contest.connection, 'issue');
  const { result, cost } = await costOf(contest, server, async () => {
    const done = await load(server.url, clients, seconds, requests(who, residents));
    acknowledged = done.requests - done.failures;
    if (who === 'ours') await delivered(contest);
    return done;
  });
  const added = (await countOf(contest.connection, 'issue')) - before;
  if (added !== acknowledged) throw new Error(`${who}: ${acknowledged} acknowledged but ${added} rows added`);
  return {
    who,
    clients,
    ...result,
    cpuPerRequest: cost.cpuMs / result.requests,
    statementsPerRequest: cost.statements / result.requests,
  };
}

/** Telling people is part of the price, so a turn of ours ends when its letters are delivered. */
async function delivered({ connection }: Contest): Promise<void> {
  while ((await countOf(connection, 'outbox', "state = 'waiting'")) > 0) await pause(50);
}

async function main(): Promise<void> {
  const contest = await openContest();
  try {
    const residents = await addResidents(contest.connection, 500);
    await addIssues(contest.connection, FILL, residents);
    for (const who of ['floor', 'ours'] as const) await turn(contest, who, 16, residents, WARM_UP_SECONDS);

    const turns: Turn[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const clients of CLIENTS) {
        for (const who of ['floor', 'ours'] as const) turns.push(await turn(contest, who, clients, residents, SECONDS));
      }
    }
    report(contest, turns);
  } finally {
    await contest.stop();
  }
}

function report(contest: Contest, turns: readonly Turn[]): void {
  const rows = CLIENTS.flatMap((clients) =>
    (['floor', 'ours'] as const).map((who) => {
      const mine = turns.filter((one) => one.who === who && one.clients === clients);
      const of = (pick: (one: Turn) => number): number => median(mine.map(pick));
      return {
        clients,
        who,
        perSecond: Math.round(of((one) => one.perSecond)),
        p50: round2(of((one) => one.p50)),
        p99: round2(of((one) => one.p99)),
        cpuMs: round2(of((one) => one.cpuPerRequest)),
        statements: round2(of((one) => one.statementsPerRequest)),
      };
    }),
  );
  console.table(rows);
  const ratio = CLIENTS.map((clients) => {
    const [floor, ours] = rows.filter((row) => row.clients === clients);
    return { clients, ratio: round2((ours?.perSecond ?? 0) / (floor?.perSecond ?? 1)) };
  });
  const memory = { ours: Math.round(memoryMb(contest.ours.child)), floor: Math.round(memoryMb(contest.floor.child)) };
  const failures = turns.reduce((sum, one) => sum + one.failures, 0);
  console.log(
    JSON.stringify({
      bench: 'submit',
      issues: FILL,
      startMs: Math.round(contest.startMs),
      ratio,
      memoryMb: memory,
      failures,
      rows,
    }),
  );
  if (failures > 0) process.exitCode = 1;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
