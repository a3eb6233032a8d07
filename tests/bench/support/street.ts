import { createHash, randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { type ClockRun, NO_COURSE } from '@hongqi/shared';
import { HONGQI_GRIDS } from '../../../server/src/seed/hongqi-areas';

const CHUNK = 2_000;
const DAY = 86_400_000;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface Resident {
  id: string;
  token: string;
}

/** Where people of the bench report from: real places of the seeded grids. */
export const PLACES = HONGQI_GRIDS.flatMap(({ code, places }) =>
  places.map(({ name, at }) => ({ code, name, lng: at[0], lat: at[1] })),
);

/** A ULID of that instant; the random part is not monotonic, which no bench needs. */
export function ulid(at: number): string {
  let time = at;
  let head = '';
  for (let i = 0; i < 10; i++, time = Math.floor(time / 32)) head = ALPHABET[time % 32] + head;
  return head + [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
}

/** Residents who are signed in already, put straight into the tables. */
export async function addResidents(connection: Connection, count: number): Promise<Resident[]> {
  const now = new Date();
  const end = new Date(now.getTime() + 30 * DAY);
  const residents = Array.from({ length: count }, () => ({
    id: ulid(now.getTime()),
    token: randomBytes(32).toString('base64url'),
  }));
  await connection.query('INSERT INTO person (id, name, createdAt) VALUES ?', [
    residents.map(({ id }) => [id, '居民', now]),
  ]);
  await connection.query('INSERT INTO session (tokenHash, personId, client, createdAt, expiresAt) VALUES ?', [
    residents.map(({ id, token }) => [createHash('sha256').update(token).digest('hex'), id, 'miniapp', now, end]),
  ]);
  return residents;
}

/**
 * Issues of the past two years with their history and delivered outbox rows, so that tables and indexes have the size
 * of a street in use: one in twenty is still open, the newest ones, unless another share is asked for.
 */
export async function addIssues(
  connection: Connection,
  count: number,
  residents: readonly Resident[],
  openShare = 0.05,
): Promise<void> {
  const workers = await workersByGrid(connection);
  const [[row]] = await connection.query<(RowDataPacket & { count: number })[]>('SELECT COUNT(*) AS count FROM issue');
  const before = row?.count ?? 0;
  await connection.query('SET unique_checks = 0');
  for (let from = 0; from < count; from += CHUNK) {
    const size = Math.min(CHUNK, count - from);
    const rows = Array.from({ length: size }, (_, i) =>
      issueRow(from + i, count, before, residents, workers, openShare),
    );
    await connection.beginTransaction();
    await connection.query(`INSERT INTO issue (${ISSUE_COLUMNS}) VALUES ?`, [rows.map(({ issue }) => issue)]);
    await connection.query(`INSERT INTO issue_history (${HISTORY_COLUMNS}) VALUES ?`, [
      rows.flatMap(({ history }) => history),
    ]);
    await connection.query(`INSERT INTO outbox (${OUTBOX_COLUMNS}) VALUES ?`, [rows.flatMap(({ outbox }) => outbox)]);
    await connection.commit();
  }
  await connection.query('SET unique_checks = 1');
  await connection.query('ANALYZE TABLE issue, issue_history, outbox');
}

async function workersByGrid(connection: Connection): Promise<Map<string, string>> {
  const [rows] = (await connection.query("SELECT areaCode, personId FROM post WHERE role = 'worker'")) as [
    (RowDataPacket & { areaCode: string; personId: string })[],
    unknown,
  ];
  return new Map(rows.map(({ areaCode, personId }) => [areaCode, personId]));
}

const ISSUE_COLUMNS =
  'id, number, state, stage, version, source, title, text, categoryCode, urgency, lng, lat, address, areaCode, townshipCode, deskCode, ' +
  'reporterId, anonymous, holderUserId, course, sweepAt, dueAt, lastWords, contentCheck, submissionKey, ' +
  'submissionHash, createdAt, updatedAt';
const HISTORY_COLUMNS = 'id, issueId, seq, action, fromState, toState, actorId, relation, internal, holderUserId, at';
const OUTBOX_COLUMNS = 'id, topic, issueId, historyId, letter, state, attempts, dueAt, createdAt';

/** What a real one carries at that point of its life. */
function courseOf(from: Date, due: Date, isOpen: boolean): string {
  const run: ClockRun = {
    from: from.getTime(),
    near: due.getTime(),
    due: due.getTime(),
    long: due.getTime() + 2 * DAY,
    told: 0,
    unit: 'workingDays',
    category: 1,
    calendar: 0,
    stoppedAt: isOpen ? null : due.getTime(),
    pausedAt: null,
  };
  return JSON.stringify({ ...NO_COURSE, clocks: { respond: run, finish: run, whole: run } });
}

function issueRow(
  i: number,
  count: number,
  before: number,
  residents: readonly Resident[],
  workers: Map<string, string>,
  openShare: number,
) {
  const place = PLACES[i % PLACES.length];
  const reporter = residents[i % residents.length];
  if (!place || !reporter) throw new Error('the bench has no places or residents');
  const at = new Date(Date.now() - Math.floor(((count - i) / count) * 700 * DAY) - DAY);
  const isOpen = i >= count * (1 - openShare);
  const [state, stage] = isOpen ? ['handling', 'work'] : ['closed', 'ended'];
  // Open ones are due in the days to come: the deadline has nothing to do with them yet.
  const due = isOpen ? new Date(Date.now() + (1 + (i % 20)) * DAY) : new Date(at.getTime() + 3 * DAY);
  const id = ulid(at.getTime());
  const holder = workers.get(place.code) ?? null;
  const issue = [
    ...[
      id,
      `9${String(before + i).padStart(9, '0')}`,
      state,
      stage,
      2,
      'resident',
      '3号楼前路灯不亮了',
      '3号楼前路灯不亮了，晚上看不见路，请派人看看。',
    ],
    ...[
      'lighting',
      'normal',
      place.lng,
      place.lat,
      place.name,
      place.code,
      '150782002',
      '150782002',
      reporter.id,
      false,
      holder,
    ],
    ...[
      courseOf(at, due, isOpen),
      isOpen ? due : null,
      isOpen ? due : null,
      '分派',
      'pass',
      `bench-${before + i}`,
      '0'.repeat(64),
      at,
      at,
    ],
  ];
  const step = (seq: number, action: string, fromState: string, toState: string) => {
    const actor = seq === 1 ? reporter.id : 'router';
    return [
      ulid(at.getTime()),
      id,
      seq,
      action,
      fromState,
      toState,
      actor,
      seq === 1 ? 'reporter' : 'router',
      false,
      seq === 1 ? null : holder,
      at,
    ];
  };
  const history = [step(1, 'submit', 'none', 'submitted'), step(2, 'dispatch', 'submitted', 'assigned')];
  const letter = JSON.stringify({ topic: 'tell', action: 'submit', audience: 'reporter' });
  const outbox = history.map(([historyId]) => [ulid(at.getTime()), 'tell', id, historyId, letter, 'done', 1, at, at]);
  return { issue, history, outbox };
}
