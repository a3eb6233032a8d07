import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localDate } from '@hongqi/shared';
import { type Connection, createConnection } from 'mysql2/promise';
import SERVER_FLAGS from '../../server/node-flags.json';
import { type Mariadb, startMariadb } from '../support/mariadb';
import { countOf } from './support/contest';
import { addUncounted, COUNTY, type County, fillYear, makeCounty, TOWNSHIP } from './support/figure-county';
import { load } from './support/load';
import { memoryMb, serve, type Served } from './support/processes';

/**
 * Figures of a county's year, over HTTP, at 100,000 and at 1,000,000 issues in twenty townships: all figures at once. Then how
 * fast issues that moved are counted. `-- figures 100000` measures that size only.
 */
const SIZES = process.argv.slice(2).map(Number).filter(Boolean);
const SECONDS = 3;
const UNCOUNTED = 5_000;
const PASSWORD = 'a password for the bench';
const DAY = 86_400_000;

interface Row {
  issues: number;
  question: string;
  clients: number;
  perSecond: number;
  p50: number;
  p99: number;
  failures: number;
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  for (const issues of SIZES.length ? SIZES : [100_000, 1_000_000]) rows.push(...(await measure(issues)));
  const failures = rows.reduce((sum, one) => sum + one.failures, 0);
  console.log(JSON.stringify({ bench: 'figures', failures, rows }));
  if (failures > 0) process.exitCode = 1;
}

async function measure(issues: number): Promise<Row[]> {
  const mariadb = await startMariadb({ durable: true, bufferPool: '6G', flags: ['--innodb-log-file-size=1G'] });
  const dataDir = mkdtempSync(join(tmpdir(), 'hongqi-bench-'));
  const start = (): Promise<Served> =>
    serve([...SERVER_FLAGS, 'server/dist/main.js'], {
      DATABASE_URL: mariadb.url,
      DATA_DIR: dataDir,
      PORT: '0',
      NODE_ENV: 'production',
      DEMO_PASSWORD: PASSWORD,
    });
  // Once to create the tables and the people.
  await (await start()).stop();
  const connection = await createConnection({ uri: mariadb.url, timezone: 'Z' });
  let server: Served | undefined;
  try {
    const county = await filled(connection, issues);
    server = await start();
    const token = await signIn(server.url);
    const rows = [...(await ask(server, token, issues, 1)), ...(await ask(server, token, issues, 4))];
    console.table(rows);
    console.log(`server ${Math.round(memoryMb(server.child))} MB; ${await sizesOf(connection)}`);
    await count(connection, county, issues);
    return rows;
  } finally {
    await connection.end();
    await server?.stop();
    await stopAll(mariadb, dataDir);
  }
}

async function stopAll(mariadb: Mariadb, dataDir: string): Promise<void> {
  await mariadb.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function filled(connection: Connection, issues: number): Promise<County> {
  const from = performance.now();
  const county = await makeCounty(connection);
  const { facts, cells } = await fillYear(connection, county, issues);
  const seconds = Math.round((performance.now() - from) / 1000);
  console.log(`${issues} issues, ${facts} facts, ${cells} cells, filled in ${seconds} s`);
  return county;
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'county', password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}

/** Whole months are the last twelve that are over; a rolling year has two ends that are no whole month. */
function questions(): Record<string, string> {
  const now = Date.now();
  const thisMonth = `${localDate(new Date(now)).slice(0, 7)}-01`;
  const to = localDate(new Date(Date.parse(thisMonth) - DAY));
  const year = `from=${Number(to.slice(0, 4)) - 1}${thisMonth.slice(4)}&to=${to}`;
  const rolling = `from=${localDate(new Date(now - 350 * DAY))}&to=${localDate(new Date(now - 3 * DAY))}`;
  const community = `${TOWNSHIP}001`;
  return {
    'county, year': `/figures?${year}&areaCode=${COUNTY}`,
    'county, rolling year': `/figures?${rolling}&areaCode=${COUNTY}`,
    'county, by township': `/figures?${year}&areaCode=${COUNTY}&by=area`,
    'county, by department': `/figures?${year}&areaCode=${COUNTY}&by=department`,
    'county, by category': `/figures?${year}&areaCode=${COUNTY}&by=category`,
    'county, by month': `/figures?${year}&areaCode=${COUNTY}&by=month`,
    'county, one category': `/figures?${year}&areaCode=${COUNTY}&categoryCode=heating`,
    'county, one category, by township': `/figures?${year}&areaCode=${COUNTY}&categoryCode=heating&by=area`,
    'county, category and source': `/figures?${year}&areaCode=${COUNTY}&categoryCode=heating&source=phone`,
    'township, year': `/figures?${year}&areaCode=${TOWNSHIP}`,
    'township, rolling year': `/figures?${rolling}&areaCode=${TOWNSHIP}`,
    'township, by community': `/figures?${year}&areaCode=${TOWNSHIP}&by=area`,
    'community, year': `/figures?${year}&areaCode=${community}`,
    'community, rolling year': `/figures?${rolling}&areaCode=${community}`,
    'community, one category': `/figures?${year}&areaCode=${community}&categoryCode=heating`,
    'grid, year': `/figures?${year}&areaCode=${community}001`,
    'file, county by township': `/figures/export?${year}&areaCode=${COUNTY}&by=area`,
    'list, county, due': `/figures/onTimeRate/issues?${year}&areaCode=${COUNTY}`,
    'list, county, returned': `/figures/returnRate/issues?${year}&areaCode=${COUNTY}&part=numerator`,
    'list, township, returned': `/figures/returnRate/issues?${year}&areaCode=${TOWNSHIP}&part=numerator`,
    'list, grid, excluded': `/figures/solvedRate/issues?${year}&areaCode=${community}001&part=excluded`,
  };
}

async function ask(server: Served, token: string, issues: number, clients: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [question, path] of Object.entries(questions())) {
    const headers = { authorization: `Bearer ${token}` };
    const request = { method: 'GET' as const, path: `/api/v1${path}`, headers };
    await load(server.url, clients, 1, () => request);
    const { perSecond, p50, p99, failures } = await load(server.url, clients, SECONDS, () => request);
    rows.push({
      issues,
      question,
      clients,
      perSecond: Math.round(perSecond),
      p50: tenth(p50),
      p99: tenth(p99),
      failures,
    });
  }
  return rows;
}

/** From the first of them that is counted to the last. */
async function count(connection: Connection, county: County, issues: number): Promise<void> {
  await addUncounted(connection, county, UNCOUNTED);
  let from: number | null = null;
  const before = await countOf(connection, 'figure_mark');
  for (let left = UNCOUNTED; left > 0;) {
    left = UNCOUNTED - ((await countOf(connection, 'figure_mark')) - before);
    if (left < UNCOUNTED) from ??= performance.now();
  }
  const seconds = (performance.now() - (from ?? 0)) / 1000;
  console.log(`at ${issues} issues the server counts ${Math.round(UNCOUNTED / seconds)} issues a second`);
}

async function sizesOf(connection: Connection): Promise<string> {
  const [tables] = await connection.query(
    'SELECT table_name AS name, ROUND((data_length + index_length) / 1048576) AS mb FROM information_schema.tables ' +
      "WHERE table_schema = DATABASE() AND table_name IN ('issue_fact', 'figure_cell', 'figure_mark')",
  );
  return (tables as { name: string; mb: number }[]).map(({ name, mb }) => `${name} ${mb} MB`).join(', ');
}

function tenth(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
