import { type IssueView, LIMITS } from '@hongqi/shared';
import { type Actor, newKey, RED_FLAG_STREET } from '../support/actor';
import { flawOf } from '../support/answers';
import { nested, withMember } from '../support/bad-values';
import { type RawRequest, rawRequest } from '../support/raw-request';
import { rowCounts } from '../support/row-counts';
import { type Town, town } from '../support/town';

const API = '/api/v1';
const ULID = '0'.repeat(26);

describe('a request that is wrong as a whole', () => {
  let place: Town;
  let resident: Actor;
  let issue: IssueView;
  let before: Record<string, number>;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    issue = await resident.reports('路灯不亮');
  });
  afterAll(() => place.close());
  beforeEach(async () => {
    await place.settled();
    before = await rowCounts(place.database);
  });

  const send = (request: RawRequest) => rawRequest(place.url, { token: resident.token, ...request });
  const draft = () => ({ submissionKey: newKey(), text: '路灯不亮', place: RED_FLAG_STREET });
  const submission = (name: string, value: string): string => withMember(draft(), name, value);
  async function refused(requests: readonly RawRequest[]): Promise<void> {
    const flaws: string[] = [];
    for (const request of requests) {
      const flaw = flawOf(await send(request));
      const shown = `${request.method ?? 'GET'} ${request.path.slice(0, 80)} ${JSON.stringify(request.headers ?? {})} ${String(request.body ?? '').slice(0, 60)}`;
      if (flaw) flaws.push(`${shown} → ${flaw}`);
    }
    expect(flaws).toEqual([]);
    await place.settled();
    expect(await rowCounts(place.database)).toEqual(before);
  }
  const posting = (body: string | Buffer, headers: Record<string, string> = {}): RawRequest => ({ method: 'POST', path: `${API}/issues`, body, headers });

  it('is refused when it is not JSON, or JSON of another shape', async () => {
    const texts = ['', ' ', '{', '{"a":1', '{"a":1}}', "{'a':1}", 'NaN', 'undefined', '\ufeff{}', '{"a":01}', '{"a":+1}', '{a:1}', '\u0000'];
    const shapes = ['null', '1', '"text"', 'true', '[]', '[{}]', '{}', '{"":""}'];
    await refused([...texts, ...shapes].map((text) => posting(text)));
  });

  it('is refused when it reaches for a prototype', async () => {
    await refused(
      ['{"__proto__":{"posts":[]}}', '{"constructor":{"prototype":{"admin":true}}}', submission('__proto__', '{"admin":true}'),
        submission('place', '{"__proto__":{"lng":120,"lat":49,"address":""}}')].map((text) => posting(text)),
    ); // prettier-ignore
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  it('is refused when it is nested without sense', async () => {
    const bodies = [1_000, 10_000, 100_000].flatMap((depth) => [
      nested(depth, '[', ']'),
      submission('photos', nested(depth, '[', ']')),
      submission('place', `${'{"place":'.repeat(Math.min(depth, 40_000))}1${'}'.repeat(Math.min(depth, 40_000))}`),
      submission('anything', nested(depth, '[', ']')),
    ]);
    await refused(bodies.map((body) => posting(body)));
  });

  it('is refused when its bytes are not UTF-8', async () => {
    const [head = '', tail = ''] = JSON.stringify(draft()).split('路灯不亮');
    const pieces = [[0xff], [0xc3, 0x28], [0xe4, 0xbd], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80]];
    await refused(pieces.map((piece) => posting(Buffer.concat([Buffer.from(head), Buffer.from(piece), Buffer.from(tail)]))));
    await refused([posting(Buffer.from(JSON.stringify(draft()), 'utf16le'))]);
  });

  it('is refused when it is too large, with 413', async () => {
    const large = posting(submission('text', JSON.stringify('长'.repeat(1024 * 1024))));
    const declared = posting('{}', { 'content-length': String(1024 * 1024 * 1024) });

    expect((await send(large)).status).toBe(413);
    expect((await send(declared)).status).toBe(413);
    await refused([large, declared, posting(submission('text', JSON.stringify('a'.repeat(LIMITS.bodyBytes))))]);
  });

  it('is refused when it has ten thousand members', async () => {
    const members = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at]));
    await refused([posting(JSON.stringify(members)), posting(JSON.stringify({ ...draft(), ...members }))]);
  });

  it('is refused when it says that it is something else', async () => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'text/xml', 'multipart/form-data', 'x', ''];
    const json = JSON.stringify(draft());
    await refused([
      ...types.map((type) => posting(json, { 'content-type': type })),
      posting(json, { 'content-encoding': 'gzip' }),
    ]);
  });

  it('is refused when its method is not one of the address, whatever a header says', async () => {
    const override = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' };
    await refused([
      ...['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'].map((method) => ({ method, path: `${API}/issues` })),
      { method: 'POST', path: `${API}/session`, headers: override, body: '{}' },
      { method: 'POST', path: `${API}/session?_method=DELETE`, headers: override, body: '{"_method":"DELETE"}' },
      { method: 'GET', path: `${API}/session`, headers: override },
    ]);
    expect((await send({ path: `${API}/me` })).status).toBe(200);
  });

  it('is refused when nothing is at its address', async () => {
    const ids = ['..', '../x', '..%2fx', '%2e%2e%2f', '%00', `${ULID}%00`, '%', '%zz', '%c0%af', '%ff', 'CON', 'null', '0', '-1', '1e309',
      `${ULID}0`, ULID.slice(1), `8${ULID.slice(1)}`, ULID, issue.id.toLowerCase(), `${issue.id}%20`, `${issue.id}/`, 'a'.repeat(65), 'a'.repeat(8_000),
      "'%20OR%201=1", '%F0%A0%AE%B7', '{id}', ':id', '*']; // prettier-ignore
    await refused([
      ...ids.map((id) => ({ path: `${API}/issues/${id}` })),
      ...ids.map((id) => ({ method: 'POST', path: `${API}/issues/${id}/actions/comment`, body: '{"note":"好"}' })),
      ...ids.map((id) => ({ path: `${API}/photos/${id}/full?until=9999999999999&signature=x` })),
      ...['submit', 'refer', 'Comment', 'delete', '__proto__', 'constructor', 'toString', '..'].map((action) => ({
        method: 'POST', path: `${API}/issues/${issue.id}/actions/${action}`, body: '{"note":"好"}' })),
      ...['/api/v1', '/api/v1/', '/api/v2/issues', '/api/v1/Issues', '/api/v1//issues', '/api/v1/issues/', '/.env', '/.git/config', '/admin',
        '/m/../../etc/passwd', '/m/%2e%2e/%2e%2e/package.json', '/m/..%2f..%2fpackage.json', '/%',
        '/api/docs/ui/..%2f..%2fpackage.json', '/wechat/push', '/api/v1/wechat/push', '/api/v1/wechat/push?signature=a&signature=b&echostr=c'].map((path) => ({ path })),
    ]); // prettier-ignore
  });

  it('is refused when its question is wrong', async () => {
    const odd = ['', 'null', 'NaN', '-1', '0', '101', '1.5', '1e309', "1'%20OR%20'1'='1", '%00', '%ED%A0%80', '[]', '{}', 'a'.repeat(100), '%'];
    const dispatcher = await place.signsIn('dispatcher');
    before = await rowCounts(place.database);
    const asked = (paths: readonly string[], token = resident.token): RawRequest[] => paths.map((path) => ({ path: API + path, token }));
    const each = (path: string, name: string, values = odd): string[] => [...values.map((value) => `${path}?${name}=${value}`), `${path}?${name}[]=1`];
    await refused([
      ...asked([...each('/issues/mine', 'limit'), ...each('/issues/mine', 'after'), ...each('/issues/mine', 'open'), ...each('/inbox', 'after'), ...each('/inbox', 'limit')]),
      ...asked([...each('/areas', 'boundaries'), ...each('/areas', 'under'), '/issues/mine?sort=id', '/inbox?personId=x']),
      ...asked([...each('/areas/locate', 'lng'), '/areas/locate', '/areas/locate?lng=200&lat=49', '/areas/locate?lng=120']),
      ...asked([...each('/issues/similar', 'lng'), ...odd.map((lat) => `/issues/similar?lng=120&lat=${lat}`), '/issues/similar?lng=120&lat=49&lat=48',
        '/issues/similar?lng=120&lat=49&categoryCode=%E7%B1%BB', `/issues/similar?lng=120&lat=49&text=${'a'.repeat(201)}`, '/issues/similar?lng=120&lat=49&text=%00']),
      ...asked(['/issues/mine?limit=1&limit=2', `/issues/mine?after=${ULID}&after=${ULID}`, '/areas/locate?lng=120&lng=121&lat=49']),
      ...asked([...each('/issues', 'queue'), ...each('/issues', 'areaCode'), ...each('/issues', 'limit'), '/issues?search=', `/issues?search=${'a'.repeat(51)}`,
        '/issues?search=%00', '/issues?search=a&search=b', '/issues?areaCode=11', '/issues?areaCode=110101001001001', '/issues?order=text', '/issues/counts?areaCode=x',
        `/issues?categoryCode=${encodeURIComponent('类')}`], dispatcher.token),
    ]); // prettier-ignore
    const worker = await place.comes('worker-01');
    before = await rowCounts(place.database);
    const tilde = [`x~${ULID}`, `1~${ULID}0`, `-1~${ULID}`, `1e3~${ULID}`, `9999999999999999~${ULID}`, '1', '~', `1~${ULID}~1`];
    await refused(asked([...each('/issues/tasks', 'after', [...odd, ...tilde]), ...each('/issues/tasks', 'limit')], worker.token));
    const far = await send({ path: `${API}/issues/tasks?after=99999999999999~${ULID}`, token: worker.token });
    expect(far).toMatchObject({ status: 200, body: { items: [], next: null } });
  });

  it('is told apart by the last of two equal members, which is also the one that is checked', async () => {
    const twice = (first: string, second: string): string =>
      JSON.stringify(draft()).replace('"text":"路灯不亮"', `"text":${JSON.stringify(first)},"text":${JSON.stringify(second)}`);
    await refused([posting(twice('路灯不亮', '\u0000')), posting(twice('路灯不亮', ''))]);

    const answer = await send(posting(twice('\u0000', '第二个')));
    expect(answer).toMatchObject({ status: 201, body: { text: '第二个' } });
  });

  it('cannot replace what an object has of its own', async () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf']) {
      const answer = await send(posting(submission(name, '{"a":1}')));
      expect(answer).toMatchObject({ status: 201 });
      expect(Object.hasOwn(answer.body as object, name)).toBe(false);
    }
  });
}); // prettier-ignore
