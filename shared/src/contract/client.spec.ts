import { AppError, ERRORS, isErrorCode } from '../errors';
import { createCall, type Send } from './client';
import { del, get, post } from './route';

function phone(answer: Awaited<ReturnType<Send>>) {
  const sent: Parameters<Send>[] = [];
  let timesSignedOut = 0;
  const call = createCall(
    async (...request) => {
      sent.push(request);
      return answer;
    },
    () => (timesSignedOut += 1),
  );
  return { call, sent, signedOut: () => timesSignedOut };
}

async function errorOf(call: Promise<unknown>): Promise<AppError> {
  const error: unknown = await call.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}

describe('a call', () => {
  it('puts names into the path, escaped, and what it is given into the body', async () => {
    const { call, sent } = phone({ status: 200, body: { done: true } });

    const answer = await call(
      post<{ note: string }, { done: boolean }>('/issues/:id/actions/:action'),
      { note: '好' },
      { id: 'a/b', action: 'accept' },
    );

    expect(answer).toEqual({ done: true });
    expect(sent).toEqual([['POST', '/api/v1/issues/a%2Fb/actions/accept', { note: '好' }]]);
  });

  it('asks by query, leaving out what is not given', async () => {
    const { call, sent } = phone({ status: 200, body: [] });

    await call(get<object, unknown[]>('/areas'), {
      under: '1507',
      words: '3号楼 & 灯',
      after: undefined,
      limit: 0,
      none: null,
      empty: '',
    });
    await call(get<object, unknown[]>('/areas'), {});

    expect(sent.map(([, path, body]) => [path, body])).toEqual([
      ['/api/v1/areas?under=1507&words=3%E5%8F%B7%E6%A5%BC%20%26%20%E7%81%AF&limit=0', undefined],
      ['/api/v1/areas', undefined],
    ]);
  });

  it('is refused with the server’s code and details, and only then', async () => {
    const { call, signedOut } = phone({
      status: 409,
      body: { code: 'ISSUE_CHANGED', text: '…', details: { version: 4 } },
    });

    const error = await errorOf(call(del<object, object>('/session'), {}));

    expect(error).toMatchObject({ code: 'ISSUE_CHANGED', details: { version: 4 } });
    expect(signedOut()).toBe(0);
  });

  it('says so once when the session is over', async () => {
    const { call, signedOut } = phone({ status: 401, body: { code: 'NOT_SIGNED_IN', text: '…' } });

    expect((await errorOf(call(get<object, object>('/me'), {}))).code).toBe('NOT_SIGNED_IN');
    expect(signedOut()).toBe(1);
  });

  it.each([
    ['a proxy’s page', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['an empty refusal', { status: 500, body: null }],
    ['a code nobody knows', { status: 400, body: { code: 'toString' } }],
    ['the sign-in page of a network', { status: 200, body: '<html>请登录上网</html>' }],
    ['an empty success', { status: 204, body: '' }],
    ['a way elsewhere', { status: 302, body: {} }],
  ])('takes %s for no answer at all', async (_, answer) => {
    const { call, signedOut } = phone(answer);

    expect((await errorOf(call(get<object, object>('/me'), {}))).code).toBe('UNREACHABLE');
    expect(signedOut()).toBe(0);
  });

  it('lets a way of sending that fails speak for itself', async () => {
    const call = createCall(
      () => Promise.reject(new AppError('UNREACHABLE')),
      () => undefined,
    );

    expect((await errorOf(call(get<object, object>('/me'), {}))).code).toBe('UNREACHABLE');
  });
});

describe('the codes', () => {
  it('are part of the interface: this list only grows', () => {
    expect(Object.entries(ERRORS).map(([code, { status }]) => `${status} ${code}`)).toMatchSnapshot();
  });

  it('have a text each, and no two the same', () => {
    const texts = Object.values(ERRORS).map(({ text }) => text);

    expect(texts.every((text) => /^[\p{Script=Han}0-9 ,，MBPDF。]+$/u.test(text))).toBe(true);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are told apart from what merely looks like one', () => {
    expect(isErrorCode('NOT_FOUND')).toBe(true);
    for (const other of ['constructor', '__proto__', 'not_found', 404, null, undefined])
      expect(isErrorCode(other)).toBe(false);
  });
});
