import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { MEDIA_MARK } from '../../../tests/wechat-sandbox/content-rules';
import { startSandbox } from '../../../tests/wechat-sandbox/sandbox';
import { SandboxControls } from '../../../tests/wechat-sandbox/sandbox-controls';
import { MemoryCache } from '../../../tests/wechat-sandbox/memory-cache';
import { AccessTokens } from './access-token';
import { PushCrypto } from './push-crypto';
import { parsePushEvent, type PushEvent, PushEventError } from './push-event';
import { WechatClient } from './wechat-client';

const HEAD = { ToUserName: 'gh_x', FromUserName: 'o-person', CreateTime: 1714112445, MsgType: 'event' };
const AT = new Date('2024-04-26T06:20:45Z');
const parse = (rest: object) => parsePushEvent(JSON.stringify({ ...HEAD, ...rest }));

describe('wxa_media_check', () => {
  const media = { Event: 'wxa_media_check', appid: 'wx', trace_id: 'trace-1', version: 2, errcode: 0, errmsg: 'ok' };

  it.each([20001, '20001'])('reads the label %j as a number', (label) => {
    expect(parse({ ...media, result: { suggest: 'risky', label } })).toEqual({
      kind: 'media-checked',
      key: 'trace-1',
      openid: 'o-person',
      at: AT,
      traceId: 'trace-1',
      isUnreadable: false,
      suggest: 'risky',
      label: 20001,
    });
  });

  it.each([
    ['a file that could not be fetched', { errcode: -1008 }, true, 'review'],
    ['another failure', { errcode: -1, result: { suggest: 'pass', label: 100 } }, false, 'review'],
    ['no result', {}, false, 'review'],
    ['a suggestion nobody knows', { result: { suggest: 'maybe', label: 1 } }, false, 'review'],
    ['version 1: fine', { isrisky: 0, status_code: 0 }, false, 'pass'],
    ['version 1: risky', { isrisky: 1, status_code: 0 }, false, 'risky'],
    ['version 1: not fetched', { errcode: undefined, isrisky: 0, status_code: 4294966288 }, true, 'review'],
  ])('%s', (_name, rest, isUnreadable, suggest) => {
    expect(parse({ ...media, ...rest })).toMatchObject({ isUnreadable, suggest });
  });
});

describe('subscribe_msg events', () => {
  const accepted = { TemplateId: 't1', SubscribeStatusString: 'accept', PopupScene: '0' };
  const rejected = { TemplateId: 't2', SubscribeStatusString: 'reject', PopupScene: '0' };

  it('read one answer given as an object, and several given as an array', () => {
    const one = parse({ Event: 'subscribe_msg_popup_event', List: accepted });
    const two = parse({ Event: 'subscribe_msg_popup_event', List: [accepted, rejected] });

    expect(one).toMatchObject({ kind: 'subscribe-answered', answers: [{ templateId: 't1', isAccepted: true }] });
    expect(two).toMatchObject({ answers: [{ isAccepted: true }, { templateId: 't2', isAccepted: false }] });
  });

  it('read a change of mind and a late failure', () => {
    const change = parse({ Event: 'subscribe_msg_change_event', List: [rejected] });
    const sent = parse({
      Event: 'subscribe_msg_sent_event',
      List: { TemplateId: 't1', MsgID: '1864323726461255680', ErrorCode: '43101', ErrorStatus: 'refuse' },
    });

    expect(change).toMatchObject({ kind: 'subscribe-answered', answers: [{ templateId: 't2', isAccepted: false }] });
    expect(sent).toMatchObject({
      kind: 'subscribe-sent',
      key: 'o-person 1714112445 subscribe_msg_sent_event',
      results: [{ templateId: 't1', messageId: '1864323726461255680', errorCode: 43101, errorStatus: 'refuse' }],
    });
  });
});

it('lets through what it does not know', () => {
  expect(parse({ Event: 'debug_demo' })).toMatchObject({ kind: 'other', event: 'debug_demo' });
});

describe('what cannot be read', () => {
  it.each([
    ['<xml><Event>x</Event></xml>', 'xml'],
    ['', 'not-json'],
    ['[]', 'not-an-event'],
    ['{}', 'not-an-event'],
    [JSON.stringify({ ...HEAD, CreateTime: 1e300 }), 'not-an-event'],
    [JSON.stringify({ ...HEAD, Event: 'wxa_media_check' }), 'not-an-event'],
    [JSON.stringify({ ...HEAD, Event: 'subscribe_msg_popup_event', List: ['x'] }), 'not-an-event'],
  ])('%s is refused as %s', (message, reason) => {
    expect(() => parsePushEvent(message)).toThrow(expect.objectContaining({ reason }));
  });

  it('is refused by its own error, never a crash', () => {
    const events = ['wxa_media_check', 'subscribe_msg_popup_event', 'subscribe_msg_sent_event', 'other'];
    const shape = fc.record(
      {
        FromUserName: fc.oneof(fc.string(), fc.jsonValue()),
        CreateTime: fc.oneof(fc.integer(), fc.jsonValue()),
        Event: fc.oneof(fc.constantFrom(...events), fc.jsonValue()),
        trace_id: fc.oneof(fc.string(), fc.jsonValue()),
        errcode: fc.oneof(fc.constantFrom(0, -1008), fc.jsonValue()),
        result: fc.jsonValue(),
        List: fc.oneof(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          shape.map((body) => JSON.stringify(body)),
          fc.string(),
          fc.json(),
        ),
        (message) => {
          try {
            expect(Number.isNaN(parsePushEvent(message).at.getTime())).toBe(false);
          } catch (error) {
            expect(error).toBeInstanceOf(PushEventError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('from the platform to us', () => {
  const app = { appId: 'wx00000000000000aa', appSecret: 's' };
  const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
  const crypto = new PushCrypto({ appId: app.appId, token: 'push-token', encodingAesKey: aesKey });
  let receiver: Server;
  let events: PushEvent[];
  let url: string;

  beforeEach(async () => {
    events = [];
    receiver = createServer((request, response) => {
      const { searchParams, pathname } = new URL(request.url ?? '', 'http://receiver');
      const query = Object.fromEntries(searchParams);
      if (pathname !== '/push') return response.end(pathname.includes('dark') ? MEDIA_MARK : 'a picture');
      if (request.method === 'GET') return response.end(crypto.echo(query));
      let body = '';
      return request
        .on('data', (chunk: Buffer) => (body += chunk.toString()))
        .on('end', () => {
          events.push(
            parsePushEvent('encrypt_type' in query ? crypto.openSealed(query, body) : crypto.open(query, body)),
          );
          response.end('success');
        });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    receiver.closeAllConnections();
    receiver.close();
  });

  it.each([{ aesKey }, {}])('verdicts and answers arrive, sealed or plain: %j', async (mode) => {
    const now = () => new Date();
    const sandbox = await startSandbox(app);
    const controls = new SandboxControls(sandbox.url);
    const tokens = new AccessTokens({ ...app, baseUrl: sandbox.url, cache: new MemoryCache(now), now });
    const client = new WechatClient({ ...app, baseUrl: sandbox.url, tokens });
    await controls.pushTo({ url: `${url}/push`, token: 'push-token', ...mode });

    const { openid } = await client.code2Session(await controls.code('resident-1'));
    const media = { openid, scene: 3, mediaType: 'image' } as const;
    const fine = await client.checkMedia({ ...media, mediaUrl: `${url}/fine.jpg` });
    const dark = await client.checkMedia({ ...media, mediaUrl: `${url}/dark.jpg` });
    const gone = await client.checkMedia({ ...media, mediaUrl: `${sandbox.url}/gone.jpg` });
    await controls.subscribe('resident-1', 'template');
    await sandbox.settled();
    await Promise.all([client.close(), tokens.close(), sandbox.close()]);

    expect(events).toHaveLength(4);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'media-checked', traceId: fine.traceId, suggest: 'pass', label: 100 }),
        expect.objectContaining({ kind: 'media-checked', traceId: dark.traceId, suggest: 'risky', label: 20002 }),
        expect.objectContaining({
          kind: 'media-checked',
          traceId: gone.traceId,
          isUnreadable: true,
          suggest: 'review',
        }),
        expect.objectContaining({
          kind: 'subscribe-answered',
          openid,
          answers: [{ templateId: 'template', isAccepted: true }],
        }),
      ]),
    );
  });
});
