import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { API_PREFIX, type IssueView, LIVE_PATH } from '@hongqi/shared';
import { WebSocket } from 'ws';
import { Issue } from '../../server/src/issues/issue.entity';
import { type Actor, newKey, RED_FLAG_STREET } from '../support/actor';
import { Ledger, NOTHING_LOST } from '../support/ledger';
import { opened } from '../support/open-database';
import { buildServer, Street } from '../support/server-process';

const CLIENTS = 6;
const HALF_SENT = 5;

interface Begun {
  key: string;
  finish(): Promise<{ status: number; body: IssueView }>;
}

/** A submission whose head the server has taken (it said 100 Continue) and whose body it still waits for. */
async function begun(url: string, { token }: Actor): Promise<Begun> {
  const submissionKey = newKey();
  const body = JSON.stringify({ submissionKey, text: '关机前的一刻', place: RED_FLAG_STREET });
  const sending = request(`${url}${API_PREFIX}/issues`, {
    method: 'POST',
    // A kept connection must not hold the end up once its answer is finished.
    agent: new Agent({ keepAlive: true }),
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  return {
    key: submissionKey,
    finish: async () => {
      sending.end(body);
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      return { status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as IssueView };
    },
  };
}

/** A live connection of someone signed in, ready. */
async function live(url: string, { token }: Actor): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws') + LIVE_PATH);
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'auth', token }));
  await once(socket, 'message');
  return socket;
}

/** A live connection that will never say goodbye, like that of a phone that fell asleep. */
async function asleep(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [`GET ${LIVE_PATH} HTTP/1.1`, `Host: ${hostname}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  socket.write(
    [...head, 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', '', ''].join('\r\n'),
  );
  await once(socket, 'data');
}

describe('the server is asked to end while people use it', () => {
  let street: Street;

  beforeAll(async () => {
    await buildServer();
    street = await Street.open();
  }, 120_000);
  afterAll(() => street.close());

  it('says goodbye, answers everything it had taken, and ends by itself with 0; nothing is lost', async () => {
    const ledger = new Ledger();
    const residents = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => street.comes(`late-${at}`)));
    const [first] = residents as [Actor];
    const leaving = await street.server;
    let open = true;
    const client = async (resident: Actor): Promise<void> => {
      for (let at = 0; open; at += 1) await ledger.submit(street, resident, `第 ${at} 件`);
    };
    const working = Promise.all(residents.map(client));
    await Promise.race([ledger.grows(30), working]);
    const taken = await Promise.all(Array.from({ length: HALF_SENT }, () => begun(leaving.url, first)));
    const sockets = await Promise.all(residents.map((resident) => live(leaving.url, resident)));
    await asleep(leaving.url);
    const goodbyes = sockets.map((socket) => once(socket, 'close').then(([code]: number[]) => code));

    const next = street.succeed(leaving);
    leaving.signal('SIGTERM');
    expect(await Promise.all(goodbyes)).toEqual(sockets.map(() => 1001));
    const answers = await Promise.all(taken.map(({ finish }) => finish()));

    expect(answers.map(({ status }) => status)).toEqual(taken.map(() => 201));
    expect(await leaving.ended).toEqual({ code: 0, signal: null });
    for (const [at, { body }] of answers.entries()) {
      const key = taken[at]?.key ?? '';
      ledger.sent.add(key);
      ledger.note(key, body.id);
    }

    await next;
    await Promise.race([ledger.grows(10), working]);
    open = false;
    await working;
    expect(await street.end()).toEqual({ code: 0, signal: null });
    const database = await opened(street.database);
    expect(await ledger.check(database.manager)).toEqual(NOTHING_LOST);
    expect(await database.manager.count(Issue)).toBe(ledger.acknowledged.size);
    await database.destroy();
  }, 25_000);
});
