import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { ulid } from './street';

/**
 * The floor: the least a server can do for the same result. No framework, no validation, no sessions, no clocks, no
 * view: one transaction with the statements that must be there (who is on duty, issue, history, outbox), and the plain
 * query behind each list. Ours is measured against it, on the same tables, in the same run.
 */
const DAY = 86_400_000;
let serial = 0;

async function submit(pool: Pool, body: Buffer): Promise<string> {
  const { submissionKey, text, place, reporterId, gridCode } = JSON.parse(body.toString()) as {
    submissionKey: string;
    text: string;
    place: { lng: number; lat: number; address: string };
    reporterId: string;
    gridCode: string;
  };
  const now = new Date();
  const due = new Date(now.getTime() + 3 * DAY);
  const id = ulid(now.getTime());
  const steps = [ulid(now.getTime()), ulid(now.getTime())];
  const connection = await pool.getConnection();
  try {
    const [[worker]] = await connection.execute<RowDataPacket[]>(
      "SELECT post.personId, person.name FROM post JOIN person ON person.id = post.personId WHERE post.areaCode = ? AND post.role = 'worker'",
      [gridCode],
    );
    const holder: unknown = worker?.['personId'];
    await connection.query('START TRANSACTION');
    await connection.query(
      'INSERT INTO issue (id, number, state, stage, version, source, title, text, categoryCode, urgency, lng, lat, address, areaCode, townshipCode, deskCode, reporterId, anonymous, holderUserId, course, dueAt, lastWords, contentCheck, submissionKey, submissionHash, createdAt, updatedAt) VALUES (?)',
      [
        [
          ...[
            id,
            `8${String(process.pid)}${++serial}`.slice(0, 12),
            'assigned',
            'work',
            2,
            'resident',
            text.slice(0, 40),
            text,
            'lighting',
            'normal',
          ],
          ...[place.lng, place.lat, place.address, gridCode, '150782002', '150782002', reporterId, false, holder],
          ...[JSON.stringify({ dueAt: due.getTime() }), due, '分派', 'pass', submissionKey, '0'.repeat(64), now, now],
        ],
      ],
    );
    await connection.query(
      'INSERT INTO issue_history (id, issueId, seq, action, fromState, toState, actorId, relation, internal, holderUserId, at) VALUES ?',
      [
        [
          [steps[0], id, 1, 'submit', 'none', 'submitted', reporterId, 'reporter', false, null, now],
          [steps[1], id, 2, 'dispatch', 'submitted', 'assigned', 'router', 'router', false, holder, now],
        ],
      ],
    );
    const row = (history: string | undefined, audience: string) => {
      const letter = JSON.stringify({ topic: 'tell', action: 'submit', audience });
      // Nobody delivers the floor's letters, so they are written as delivered.
      return [ulid(now.getTime()), 'tell', id, history, letter, 'done', 0, now, now];
    };
    await connection.query(
      'INSERT INTO outbox (id, topic, issueId, historyId, letter, state, attempts, dueAt, createdAt) VALUES ?',
      [[row(steps[0], 'reporter'), row(steps[1], 'reporter'), row(steps[1], 'holder')]],
    );
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  } finally {
    connection.release();
  }
  return JSON.stringify({ id });
}

async function list(pool: Pool, url: URL): Promise<string> {
  const after = url.searchParams.get('after') ?? 'Z'.repeat(26);
  const limit = Number(url.searchParams.get('limit') ?? 20) + 1;
  const reporter = url.searchParams.get('reporter');
  const [rows] = reporter
    ? await pool.query('SELECT * FROM issue WHERE reporterId = ? AND id < ? ORDER BY id DESC LIMIT ?', [
        reporter,
        after,
        limit,
      ])
    : await pool.query('SELECT * FROM issue WHERE townshipCode = ? AND stage = ? AND id < ? ORDER BY id DESC LIMIT ?', [
        '150782002',
        'work',
        after,
        limit,
      ]);
  return JSON.stringify(rows);
}

async function answer(pool: Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://floor');
  const isPost = request.method === 'POST';
  const text = isPost ? await submit(pool, Buffer.concat(chunks)) : await list(pool, url);
  response.writeHead(isPost ? 201 : 200, { 'content-type': 'application/json' }).end(text);
}

const pool = createPool({ uri: process.env['DATABASE_URL'] ?? '', connectionLimit: 24, timezone: 'Z' });
const server = createServer((request, response) => {
  answer(pool, request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
