import {
  type Action,
  type ActRequest,
  API_PREFIX,
  AppError,
  type Call,
  createCall,
  errorOf,
  inboxRoutes,
  issueRoutes,
  type IssueView,
  type MeView,
  type NoticeView,
  peopleRoutes,
  type PhotoView,
  type Place,
  type SessionView,
  type SubmitIssue,
} from '@hongqi/shared';

let keys = 0;

/** A fresh key, as a client makes one for each draft or press. */
export function newKey(): string {
  return `test-key-${process.pid}-${++keys}`;
}

/** Inside 红旗社区第一网格, whose worker is 王秀英 (`worker-01`). */
export const RED_FLAG_STREET: Place = { lng: 120.721596, lat: 49.291942, address: '红旗街12号' };
/** Far outside every grid, but still in 牙克石市. */
export const FAR_AWAY: Place = { lng: 120.9, lat: 49.4, address: '凤凰山' };

/** A person with a client: speaks to the server over HTTP through the shared client, as the real ones do. */
export class Actor {
  token = '';
  me!: MeView;
  readonly call: Call;

  constructor(
    readonly url: string,
    readonly key: string,
  ) {
    this.call = createCall(
      async (method, path, body) => this.send(method, path, body),
      () => (this.token = ''),
    );
  }

  /** One request with the person's session; for tests that look at the answer itself. */
  async send(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown; headers: Headers }> {
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
  }

  async withWechat(code: string): Promise<this> {
    return this.signedIn(await this.call(peopleRoutes.signInWechat, { code }));
  }

  async withPassword(login: string, password: string): Promise<this> {
    return this.signedIn(await this.call(peopleRoutes.signInPassword, { login, password }));
  }

  /** Reports something; by default at a place inside the first grid. */
  reports(text: string, more: Partial<SubmitIssue> = {}): Promise<IssueView> {
    const request = { submissionKey: newKey(), text, place: RED_FLAG_STREET, ...more };
    return this.call(issueRoutes.submit, request);
  }

  does(action: Action, issue: { id: string }, input: ActRequest = {}): Promise<IssueView> {
    return this.call(issueRoutes.act, input, { id: issue.id, action });
  }

  sees(issue: { id: string }): Promise<IssueView> {
    return this.call(issueRoutes.one, {}, { id: issue.id });
  }

  /** Newest first. */
  async inbox(): Promise<NoticeView[]> {
    return (await this.call(inboxRoutes.list, { limit: 100 })).items;
  }

  /** What was said to this person about the issue, oldest first. */
  async told(issue: { id: string }): Promise<string[]> {
    const notices = await this.inbox();
    return notices
      .filter(({ issueId }) => issueId === issue.id)
      .map(({ words }) => words)
      .reverse();
  }

  /** Uploads a photo as the clients do: multipart, one field `file`, before it what the phone knows of the moment. */
  async photographs(
    content: Uint8Array,
    name = 'photo.jpg',
    taken: Readonly<Record<string, string>> = {},
  ): Promise<PhotoView> {
    const form = new FormData();
    for (const [field, value] of Object.entries(taken)) form.set(field, value);
    form.set('file', new Blob([Uint8Array.from(content)]), name);
    const answer = await fetch(`${this.url}${API_PREFIX}/photos`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}` },
      body: form,
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw errorOf(body);
    return body as PhotoView;
  }

  private signedIn({ token, me }: SessionView): this {
    this.token = token;
    this.me = me;
    return this;
  }
}

/** The code a call is refused with; a call that succeeds is a failed test. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('the call was not refused');
}
