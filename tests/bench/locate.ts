import { createConnection, createPool, type Connection, type Pool, type RowDataPacket } from 'mysql2/promise';
import { Locator } from '../../server/src/areas/locator';
import { AREA_QUERY, fillAreaTable } from '../support/area-table';
import { startMariadb } from '../support/mariadb';
import { Tiling } from '../support/tiling';

/**
 * Point to grid: the server's locator beside MariaDB's spatial index, the same million points, the same made-up towns.
 * MariaDB is asked in its two best ways: by 16 clients at once with prepared statements, and inside a stored procedure,
 * where no query crosses a network: `clients` is what a server without the locator would get, `inside` the bare index.
 */

const SIDES: readonly [number, number][] = [
  [40, 25],
  [400, 250],
  [1000, 1000],
];
const POINTS = 1_000_000;
const ROUNDS = 3;
const CLIENTS = 16;
const QUERY_SECONDS = 2;

interface Result {
  polygons: number;
  buildMs: number;
  megabytes: number;
  perSecond: number;
  perSecondRange: [number, number];
  mariadbLoadS: number;
  mariadbClients: number;
  mariadbInside: number;
  /** Of our look-ups a second to MariaDB's. */
  ratioToClients: number;
  ratioToInside: number;
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
      'build CPU ms': Math.round(result.buildMs),
      'memory MB': result.megabytes.toFixed(1),
      'lookups/s': result.perSecond,
      'MariaDB load s': result.mariadbLoadS.toFixed(1),
      'MariaDB 16 clients/s': result.mariadbClients,
      'MariaDB inside/s': result.mariadbInside,
      'x clients': Math.round(result.ratioToClients),
      'x inside': Math.round(result.ratioToInside),
      'same answers': `${result.checked - result.different} of ${result.checked}`,
    })),
  );
  console.log(JSON.stringify({ bench: 'locate', results }));
  if (results.some(({ different }) => different > 0)) process.exitCode = 1;
}

async function measure(tiling: Tiling, url: string): Promise<Result> {
  const { locator, buildMs, megabytes } = build(tiling);
  const points = randomPoints(tiling);
  const connection = await createConnection(url);
  const filling = performance.now();
  await fillAreaTable(connection, tiling);
  const mariadbLoadS = (performance.now() - filling) / 1000;
  await createProcedure(connection, tiling);
  const pool = createPool({ uri: url, connectionLimit: CLIENTS });

  const ours: number[] = [];
  const inside: number[] = [];
  const clients: number[] = [];
  const answers = new Answers(pool, locator, points);
  // In turns, so that other work on the machine slows all three alike; the first turn only warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    ours.push(lookUp(locator, points));
    inside.push(await insideProcedure(connection));
    clients.push(await answers.ask());
  }
  await connection.end();
  await pool.end();
  const [perSecond, mariadbInside, mariadbClients] = [median(ours), median(inside), median(clients)];
  return {
    polygons: locator.size,
    buildMs,
    megabytes,
    perSecond,
    perSecondRange: [Math.min(...ours.slice(1)), Math.max(...ours.slice(1))],
    mariadbLoadS,
    mariadbClients,
    mariadbInside,
    ratioToClients: perSecond / mariadbClients,
    ratioToInside: perSecond / mariadbInside,
    checked: answers.asked,
    different: answers.different,
  };
}

function median([, ...rounds]: number[]): number {
  return [...rounds].sort((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
}

/**
 * Small towns are drawn beforehand. A million blocks as objects would need gigabytes, so they are drawn while the locator
 * walks over them, twice; as much is taken off again.
 */
function build(tiling: Tiling): { locator: Locator; buildMs: number; megabytes: number } {
  const isLarge = tiling.columns * tiling.rows > 100_000;
  const areas = isLarge ? tiling : [...tiling];
  const drawing = isLarge ? cpuMs(() => countAll(tiling)) + cpuMs(() => countAll(tiling)) : 0;
  const before = process.memoryUsage().arrayBuffers;
  let locator = new Locator([]);
  const building = cpuMs(() => {
    locator = new Locator(areas);
  });
  globalThis.gc?.();
  const megabytes = (process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return { locator, buildMs: building - drawing, megabytes };
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
  const startedAt = performance.now();
  for (let i = 0; i < points.length; i += 2) {
    if (locator.locate(points[i] as number, points[i + 1] as number, 0)) found += 1;
  }
  const ms = performance.now() - startedAt;
  if (found < POINTS * 0.9) throw new Error(`only ${found} of ${POINTS} points found`);
  return Math.round((POINTS / ms) * 1000);
}

/** Variables of a procedure are constants to the optimiser, so the index is used as in a single query. */
async function createProcedure(connection: Connection, { west, east, south, north }: Tiling): Promise<void> {
  const query = AREA_QUERY.replace('select code', 'select code into found').replace('POINT(?, ?)', 'POINT(x, y)');
  await connection.query('drop procedure if exists ask');
  await connection.query(`create procedure ask(seconds double) begin
    declare i int default 0; declare x, y double; declare found varchar(17) character set ascii;
    declare started datetime(6) default sysdate(6);
    while timestampdiff(microsecond, started, sysdate(6)) < seconds * 1000000 do
      set x = ${west} + rand() * ${east - west}; set y = ${south} + rand() * ${north - south};
      set found = null;
      ${query};
      set i = i + 1;
    end while;
    select i / (timestampdiff(microsecond, started, sysdate(6)) / 1000000) as speed;
  end`);
}

async function insideProcedure(connection: Connection): Promise<number> {
  const [sets] = await connection.query<RowDataPacket[][]>(`call ask(${QUERY_SECONDS})`);
  return Math.round(Number(sets[0]?.[0]?.speed));
}

/** Asks MariaDB from all clients at once for a while, and compares what it says. */
class Answers {
  asked = 0;
  different = 0;

  constructor(
    private readonly pool: Pool,
    private readonly locator: Locator,
    private readonly points: Float64Array,
  ) {}

  async ask(): Promise<number> {
    const before = this.asked;
    const startedAt = performance.now();
    const until = startedAt + QUERY_SECONDS * 1000;
    await Promise.all(Array.from({ length: CLIENTS }, () => this.client(until)));
    return Math.round(((this.asked - before) / (performance.now() - startedAt)) * 1000);
  }

  private async client(until: number): Promise<void> {
    while (performance.now() < until) {
      const at = 2 * (this.asked++ % POINTS);
      const [lng, lat] = [this.points[at] as number, this.points[at + 1] as number];
      const [rows] = await this.pool.execute<RowDataPacket[]>(AREA_QUERY, [lng, lat]);
      const fromDatabase = (rows[0]?.code as string | undefined) ?? null;
      if (fromDatabase !== (this.locator.locate(lng, lat, 0)?.code ?? null)) this.different += 1;
    }
  }
}

/** Processor time, so that a busy machine does not make the building look slow. */
function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
