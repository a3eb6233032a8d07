import { type Contest, costOf, median, memoryMb, openContest } from './support/contest';
import { load, type LoadRequest, type LoadResult } from './support/load';
import { addIssues, addResidents, type Resident } from './support/street';

/**
 * Lists: the desk and "my issues" beside the floor's same queries, at 100,000 and at 1,000,000 issues. Every request asks for
 * another page: the first one or one somewhere behind it, by keyset.
 */
const SIZES = [100_000, 1_000_000];
const CLIENTS = 16;
const SECONDS = 4;
const ROUNDS = 3;
const PAGE_SIZES = [20, 100];
const RESIDENTS = 500;

type List = 'desk' | 'mine';

interface Turn extends LoadResult {
  issues: number;
  list: List;
  who: 'ours' | 'floor';
  cpuPerRequest: number;
  statementsPerRequest: number;
}

interface Session {
  token: string;
}

async function main(): Promise<void> {
  const contest = await openContest({ DEMO_PASSWORD: 'a password for the bench' });
  try {
    const residents = await addResidents(contest.connection, RESIDENTS);
    const dispatcher = await signIn(contest.ours.url);
    const turns: Turn[] = [];
    let filled = 0;
    for (const issues of SIZES) {
      await addIssues(contest.connection, issues - filled, residents);
      filled = issues;
      for (const list of ['desk', 'mine'] as const)
        turns.push(...(await measure(contest, issues, list, residents, dispatcher)));
    }
    const pages = await statementsByPageSize(contest, residents, dispatcher);
    report(contest, turns, pages);
  } finally {
    await contest.stop();
  }
}

async function signIn(url: string): Promise<Session> {
  const answer = await fetch(`${url}/api/v1/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'dispatcher', password: 'a password for the bench' }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
  return (await answer.json()) as Session;
}

async function measure(
  contest: Contest,
  issues: number,
  list: List,
  residents: readonly Resident[],
  dispatcher: Session,
): Promise<Turn[]> {
  const cursors = await cursorsOf(contest, list, residents, dispatcher);
  const turns: Turn[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const who of ['floor', 'ours'] as const) {
      const next = pages(who, list, cursors, residents, dispatcher);
      const { result, cost } = await costOf(contest, contest[who], () =>
        load(contest[who].url, CLIENTS, SECONDS, next),
      );
      const turn = {
        issues,
        list,
        who,
        ...result,
        cpuPerRequest: cost.cpuMs / result.requests,
        statementsPerRequest: cost.statements / result.requests,
      };
      // The first round fills the caches of the database.
      if (round > 0) turns.push(turn);
    }
  }
  return turns;
}

/** Some of the pages people turn to: ours gives the cursors, the floor is asked for the same pages. */
async function cursorsOf(
  contest: Contest,
  list: List,
  residents: readonly Resident[],
  dispatcher: Session,
): Promise<string[]> {
  const cursors = [''];
  for (let page = 0; page < 10; page++) {
    const { path, headers } = ask(list, cursors.at(-1) ?? '', residents[0], dispatcher, 20);
    const answer = await fetch(contest.ours.url + path, { headers });
    const { next } = (await answer.json()) as { next: string | null };
    if (!next) break;
    cursors.push(next);
  }
  return cursors;
}

function ask(
  list: List,
  after: string,
  resident: Resident | undefined,
  dispatcher: Session,
  limit: number,
): LoadRequest {
  const token = list === 'desk' ? dispatcher.token : resident?.token;
  const query = `limit=${limit}${after && `&after=${after}`}`;
  const path = list === 'desk' ? `/api/v1/issues?queue=work&${query}` : `/api/v1/issues/mine?${query}`;
  return { method: 'GET', path, headers: { authorization: `Bearer ${token}` } };
}

function pages(
  who: Turn['who'],
  list: List,
  cursors: readonly string[],
  residents: readonly Resident[],
  dispatcher: Session,
): () => LoadRequest {
  let turn = 0;
  return () => {
    const resident = residents[turn % residents.length];
    const after = cursors[turn++ % cursors.length] ?? '';
    if (who === 'ours') return ask(list, after, resident, dispatcher, 20);
    const reporter = list === 'mine' ? `&reporter=${resident?.id}` : '';
    return { method: 'GET', path: `/?limit=20${after && `&after=${after}`}${reporter}`, headers: {} };
  };
}

/** The promise that a larger page costs no more statements. */
async function statementsByPageSize(contest: Contest, residents: readonly Resident[], dispatcher: Session) {
  const found: Record<string, number> = {};
  for (const list of ['desk', 'mine'] as const) {
    for (const limit of PAGE_SIZES) {
      const request = ask(list, '', residents[0], dispatcher, limit);
      const { result, cost } = await costOf(contest, contest.ours, () => load(contest.ours.url, 1, 1, () => request));
      found[`${list} ${limit}`] = round2(cost.statements / result.requests);
    }
  }
  return found;
}

function report(contest: Contest, turns: readonly Turn[], statements: Record<string, number>): void {
  const rows = SIZES.flatMap((issues) =>
    (['desk', 'mine'] as const).flatMap((list) =>
      (['floor', 'ours'] as const).map((who) => {
        const mine = turns.filter((one) => one.issues === issues && one.list === list && one.who === who);
        const of = (pick: (one: Turn) => number): number => round2(median(mine.map(pick)));
        return {
          issues,
          list,
          who,
          perSecond: Math.round(of((one) => one.perSecond)),
          p50: of((one) => one.p50),
          p99: of((one) => one.p99),
          cpuMs: of((one) => one.cpuPerRequest),
          statements: of((one) => one.statementsPerRequest),
        };
      }),
    ),
  );
  console.table(rows);
  const ours = (list: List, issues: number) =>
    rows.find((row) => row.who === 'ours' && row.list === list && row.issues === issues);
  const summary = (['desk', 'mine'] as const).map((list) => {
    const [small, large] = SIZES.map((issues) => ours(list, issues));
    const floor = rows.find((row) => row.who === 'floor' && row.list === list && row.issues === SIZES[1]);
    return {
      list,
      ofFloor: round2((large?.perSecond ?? 0) / (floor?.perSecond ?? 1)),
      p99Growth: round2((large?.p99 ?? 0) / (small?.p99 ?? 1)),
    };
  });
  const failures = turns.reduce((sum, one) => sum + one.failures, 0);
  console.log(
    JSON.stringify({
      bench: 'lists',
      summary,
      statements,
      memoryMb: Math.round(memoryMb(contest.ours.child)),
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
