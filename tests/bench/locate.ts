import { createConnection, createPool, type Connection, type Pool, type RowDataPacket } from 'mysql2/promise';
import { Locator } from '../../server/src/areas/locator';
import { AREA_QUERY, fillAreaTable } from '../support/area-table';
import { startMariadb } from '../support/mariadb';
import { Tiling } from '../support/tiling';

/**
 * Point to grid: the server's locator beside MariaDB's spatial index, the same million points, the same made-up towns.
 * MariaDB is asked in its two best ways: by 16 clients at once with prepared statements, and inside a stored procedure,
 * where no query crosses a network. The ratio is to the faster of the two.
 */

const SIDES: readonly [number, number][] = [
  [40, 25],
  [400, 250],
  [1000, 1000],
];
const POINTS = 1_000_000;
const ROUNDS = 3;
const CLIENTS = 16;
const QUERY_SECONDS = 5;

interface Result {
  polygons: number;
  buildMs: number;
  megabytes: number;
  perSecond: number;
  perSecondRange: [number, number];
  mariadbLoadS: number;
  mariadbClients: number;
  mariadbInside: number;
  ratio: number;
  checked: number;
  different: number;
}

async function main(): Promise<void> {
  const flags = ['--innodb-log-file-size=512M'];
  const mariadb = await startMariadb({ durable: false, bufferPool: '2G', flags });
  const results: Result[] = [];
  try {
    for (const [columns, rows] of SIDES) results.push(await measure(new Tiling(columns, rows), mariadb.url));
  } finally {
    await mariadb.stop();
  }
  console.table(
    results.map((result) => ({
      polygons: result.polygons,
      'build ms': Math.round(result.buildMs),
      'memory MB': result.megabytes.toFixed(1),
      'lookups/s': result.perSecond,
      'MariaDB load s': result.mariadbLoadS.toFixed(1),
      'MariaDB 16 clients/s': result.mariadbClients,
      'MariaDB inside/s': result.mariadbInside,
      ratio: `${Math.round(result.ratio)}x`,
      'same answers': `${result.checked - result.different} of ${result.checked}`,
    })),
  );
  console.log(JSON.stringify({ bench: 'locate', results }));
  if (results.some(({ different }) => different > 0)) process.exitCode = 1;
}

async function measure(tiling: Tiling, url: string): Promise<Result> {
  const { locator, buildMs, megabytes } = build(tiling);
  const points = randomPoints(tiling);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => lookUp(locator, points))
    .slice(1)
    .sort((a, b) => a - b);
  const perSecond = rounds[Math.floor(rounds.length / 2)] as number;

  const connection = await createConnection(url);
  const startedAt = performance.now();
  await fillAreaTable(connection, tiling);
  const mariadbLoadS = (performance.now() - startedAt) / 1000;
  const mariadbInside = await insideProcedure(connection, tiling);
  await connection.end();

  const pool = createPool({ uri: url, connectionLimit: CLIENTS });
  const { checked, different, mariadbClients } = await byClients(pool, locator, points);
  await pool.end();
  return {
    polygons: locator.size,
    buildMs,
    megabytes,
    perSecond,
    perSecondRange: [rounds[0] as number, rounds[rounds.length - 1] as number],
    mariadbLoadS,
    mariadbClients,
    mariadbInside,
    ratio: perSecond / Math.max(mariadbClients, mariadbInside),
    checked,
    different,
  };
}

/** Drawing the town is not the locator's work, but happens while it walks: twice, so that much is taken off. */
function build(tiling: Tiling): { locator: Locator; buildMs: number; megabytes: number } {
  const drawing = timed(() => countAll(tiling)).ms + timed(() => countAll(tiling)).ms;
  const before = process.memoryUsage().arrayBuffers;
  const { value: locator, ms } = timed(() => new Locator(tiling));
  const megabytes = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return { locator, buildMs: Math.max(ms - drawing, 0), megabytes };
}

function countAll(tiling: Tiling): number {
  let vertices = 0;
  for (const { boundary } of tiling) vertices += boundary[0]?.[0]?.length ?? 0;
  return vertices;
}

function randomPoints({ west, east, south, north }: Tiling): Float64Array {
  const points = new Float64Array(POINTS * 2);
  let state = 1;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  for (let i = 0; i < points.length; i += 2) {
    points[i] = west + next() * (east - west);
    points[i + 1] = south + next() * (north - south);
  }
  return points;
}

function lookUp(locator: Locator, points: Float64Array): number {
  let found = 0;
  const { ms } = timed(() => {
    for (let i = 0; i < points.length; i += 2) {
      if (locator.locate(points[i] as number, points[i + 1] as number, 0)) found += 1;
    }
  });
  if (found < POINTS * 0.9) throw new Error(`only ${found} of ${POINTS} points found`);
  return Math.round((POINTS / ms) * 1000);
}

/** Variables of a procedure are constants to the optimiser, so the index is used as in a single query. */
async function insideProcedure(connection: Connection, { west, east, south, north }: Tiling): Promise<number> {
  await connection.query('drop procedure if exists ask');
  await connection.query(`create procedure ask(seconds double) begin
    declare i int default 0; declare x, y double; declare found varchar(17) character set ascii;
    declare started datetime(6) default sysdate(6);
    while timestampdiff(microsecond, started, sysdate(6)) < seconds * 1000000 do
      set x = ${west} + rand() * ${east - west}; set y = ${south} + rand() * ${north - south};
      set found = null;
      ${AREA_QUERY.replace('select code', 'select code into found').replace('(shape, POINT(?, ?))', '(shape, POINT(x, y))')};
      set i = i + 1;
    end while;
    select i / (timestampdiff(microsecond, started, sysdate(6)) / 1000000) as speed;
  end`);
  await connection.query('call ask(1)');
  const [sets] = await connection.query<RowDataPacket[][]>(`call ask(${QUERY_SECONDS})`);
  return Math.round(Number(sets[0]?.[0]?.speed));
}

async function byClients(pool: Pool, locator: Locator, points: Float64Array) {
  let asked = 0;
  let different = 0;
  const startedAt = performance.now();
  const until = startedAt + QUERY_SECONDS * 1000;
  const client = async () => {
    while (performance.now() < until && asked < POINTS) {
      const at = 2 * asked++;
      const [lng, lat] = [points[at] as number, points[at + 1] as number];
      const [rows] = await pool.execute<RowDataPacket[]>(AREA_QUERY, [lng, lat]);
      if (((rows[0]?.code as string | undefined) ?? null) !== (locator.locate(lng, lat, 0)?.code ?? null))
        different += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  return { checked: asked, different, mariadbClients: Math.round(asked / seconds) };
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const startedAt = performance.now();
  const value = work();
  return { value, ms: performance.now() - startedAt };
}

void main();
