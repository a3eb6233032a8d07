import { createServer } from 'node:net';
import { createConnection } from 'mysql2';
import { QueryFailedError } from 'typeorm';
import { isDuplicate, isUnavailable } from './database';

const coded = (code: string): Error => Object.assign(new Error(code), { code });
const wrapped = (error: Error): Error => new QueryFailedError('SELECT 1', [], error);

describe('a failure of the database', () => {
  it.each([
    'ECONNREFUSED',
    'PROTOCOL_CONNECTION_LOST',
    'ER_LOCK_DEADLOCK',
    'ER_OPTION_PREVENTS_STATEMENT',
    'SQLITE_FULL',
  ])('is a matter of waiting: %s', (code) => {
    expect([isUnavailable(coded(code)), isUnavailable(wrapped(coded(code)))]).toEqual([true, true]);
  });

  it.each(['ER_DATA_TOO_LONG', 'ER_PARSE_ERROR', 'SQLITE_ERROR', 'ER_NO_SUCH_TABLE'])('is our own: %s', (code) => {
    expect([isUnavailable(coded(code)), isUnavailable(wrapped(coded(code)))]).toEqual([false, false]);
  });

  it.each(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'])(
    'is a repetition: %s',
    (code) => {
      expect([isDuplicate(wrapped(coded(code))), isUnavailable(wrapped(coded(code)))]).toEqual([true, false]);
    },
  );

  it('is a matter of waiting when a statement comes to a connection that has just died', async () => {
    const dead = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    const address = dead.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const connection = createConnection({ host: '127.0.0.1', port });
    await new Promise((resolve) => connection.once('error', resolve));

    const error = await new Promise<unknown>((resolve) => connection.query('SELECT 1', resolve));
    dead.close();

    expect(String(error)).toContain('closed state');
    expect(isUnavailable(error)).toBe(true);
    expect(isUnavailable(wrapped(error as Error))).toBe(true);
  });

  it('that is no error at all is not taken for one', () => {
    expect([undefined, null, 'ER_DUP_ENTRY', 7].map((odd) => isUnavailable(odd) || isDuplicate(odd))).toEqual(
      Array(4).fill(false),
    );
  });
});
