import { createHash, randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { ulid } from './street';

export const COUNTY = '150782';
const CHUNK = 5_000;
const DAY = 86_400_000;
const PEOPLE_A_GRID = 250;
const GRIDS_A_COMMUNITY = 10;
const COMMUNITIES_A_TOWNSHIP = 10;
/** A prime: every so-manieth person would be of the same few grids. */
const STRIDE = 7919;

export interface Owner {
  id: string;
  gridCode: string;
  token: string;
}

export interface Crowd {
  grids: string[];
  /** Those of them who are signed in, spread over the grids. */
  owners: Owner[];
}

/** So many residents over the grids of a county, put straight into the tables; some of them are signed in. */
export async function settleCounty(connection: Connection, people: number, signedIn: number): Promise<Crowd> {
  const grids = Array.from({ length: Math.max(1, Math.ceil(people / PEOPLE_A_GRID)) }, (_, at) => gridCode(at));
  const now = new Date();
  const owners: Owner[] = [];
  for (let from = 0; from < people; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, people - from) }, (_, at) => {
      const grid = grids[(from + at) % grids.length] ?? '';
      const id = ulid(now.getTime());
      if (((from + at) * STRIDE) % people < signedIn)
        owners.push({ id, gridCode: grid, token: randomBytes(32).toString('base64url') });
      return [id, '居民', grid, now];
    });
    await connection.query('INSERT INTO person (id, name, homeGridCode, createdAt) VALUES ?', [rows]);
  }
  const end = new Date(now.getTime() + 30 * DAY);
  const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
  await connection.query('INSERT INTO session (tokenHash, personId, client, createdAt, expiresAt) VALUES ?', [
    owners.map(({ id, token }) => [hash(token), id, 'miniapp', now, end]),
  ]);
  await connection.query('ANALYZE TABLE person, session, post');
  return { grids, owners };
}

/** Townships of a hundred grids, beside those of the seed. */
function gridCode(at: number): string {
  const three = (n: number): string => String(n).padStart(3, '0');
  const community = Math.floor(at / GRIDS_A_COMMUNITY);
  const township = Math.floor(community / COMMUNITIES_A_TOWNSHIP);
  return (
    COUNTY +
    three(200 + township) +
    three((community % COMMUNITIES_A_TOWNSHIP) + 1) +
    three((at % GRIDS_A_COMMUNITY) + 1)
  );
}
