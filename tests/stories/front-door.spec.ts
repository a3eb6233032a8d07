import { peopleRoutes } from '@hongqi/shared';
import { Actor } from '../support/actor';
import { PASSWORD, type Town, town } from '../support/town';

describe('someone opens the address in a browser', () => {
  let place: Town;
  let visitor: Actor;

  beforeAll(async () => {
    place = await town();
    visitor = new Actor(place.url, 'visitor');
  });
  afterAll(() => place.close());

  it('and finds the three doors, the demo accounts and a word that this is a demonstration', async () => {
    const { status, body, headers } = await visitor.send('GET', '/');

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const words of [
      '红旗网事',
      '红旗街道',
      '/m/',
      '/console/',
      '/api/docs',
      '微信沙盒已开启',
      'dispatcher',
      PASSWORD,
    ])
      expect(body).toContain(words);
  });

  it('and is told the same by the machine that watches', async () => {
    for (const path of ['/healthz', '/readyz'])
      expect(await visitor.send('GET', path)).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('and reads how the interface works', async () => {
    const page = await visitor.send('GET', '/api/docs');
    const { body } = await visitor.send('GET', '/api/docs-json');

    expect(page.body).toContain('/api/docs/start.js');
    expect((await visitor.send('GET', '/api/docs/start.js')).status).toBe(200);
    expect(body).toMatchObject({
      openapi: expect.stringMatching(/^3\./),
      info: { title: '红旗网事' },
      components: { schemas: { SubmitIssueDto: { type: 'object' }, ActDto: { type: 'object' } } },
    });
  });

  it('and every answer keeps the browser on its guard', async () => {
    for (const path of ['/', '/healthz', '/api/v1/client-config', '/api/v1/nothing']) {
      const { headers } = await visitor.send('GET', path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[0-9A-Z]{26}$/);
    }
  });

  it('and gets our own words for what is not there, broken or too large', async () => {
    expect(await visitor.send('GET', '/api/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'NOT_FOUND', text: '内容不存在或无权查看' },
    });
    expect(await visitor.send('PATCH', '/api/v1/me')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    const post = (body: string) =>
      fetch(`${place.url}/api/v1/session/password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    const broken = await post('{"login":');
    const large = await post(JSON.stringify({ login: 'x'.repeat(600 * 1024) }));

    expect([broken.status, await broken.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'INPUT_INVALID', requestId: expect.any(String) }),
    ]);
    expect([large.status, await large.json()]).toEqual([413, expect.objectContaining({ code: 'TOO_LARGE' })]);
  });

  it('and a client learns what it needs before anyone signs in, and nothing personal', async () => {
    expect(await visitor.call(peopleRoutes.clientConfig, {})).toEqual({
      street: { code: '150782002', name: '红旗街道' },
      templates: [
        { key: 'accepted', id: 'sandbox-accepted' },
        { key: 'resolved', id: 'sandbox-resolved' },
        { key: 'task', id: 'sandbox-task' },
        { key: 'directive', id: 'sandbox-directive' },
      ],
      sandbox: true,
    });
    const people = await visitor.call(peopleRoutes.demoPeople, {});
    expect(people).toHaveLength(15);
    expect(Object.keys(people[0] ?? {})).toEqual(['key', 'name']);
  });
});
