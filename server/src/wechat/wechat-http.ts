import { Agent, request } from 'undici';
import { WechatError } from './wechat-error';

export interface WechatHttpOptions {
  /** Such as https://api.weixin.qq.com, without a path. */
  baseUrl: string;
  /** For the whole call, connecting and reading included. Default 5 s. */
  timeoutMs?: number | undefined;
  /** Default 2 s. */
  connectTimeoutMs?: number | undefined;
}

export type WechatAnswer = Readonly<Record<string, unknown>>;

export interface WechatCall {
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: Record<string, unknown>;
}

export const DEFAULT_TIMEOUT_MS = 5_000;
const CONNECT_TIMEOUT_MS = 2_000;
const ANSWER_BYTES = 1024 * 1024;
/** Without a connection nothing was asked. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Turned away at the door; every other status may come from behind it. */
const TURNED_AWAY: ReadonlySet<number> = new Set([404, 429, 503]);

/** One HTTP call to the platform: a JSON object that carries no error, or a WechatError. */
export class WechatHttp {
  private readonly agent: Agent;
  private readonly timeoutMs: number;

  constructor(private readonly options: WechatHttpOptions) {
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.agent = new Agent({
      connect: { timeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS },
      maxResponseSize: ANSWER_BYTES,
    });
  }

  async call({ path, query = {}, body }: WechatCall): Promise<WechatAnswer> {
    const { status, text } = await this.exchange(path, query, body);
    if (status !== 200) throw WechatError.unreachable(path, `HTTP ${status}`, !TURNED_AWAY.has(status));
    const answer = parseObject(text);
    if (!answer) throw WechatError.unreachable(path, 'the answer is not a JSON object', true);
    const { errcode, errmsg } = answer;
    if (errcode === undefined || errcode === 0) return answer;
    if (typeof errcode !== 'number') throw WechatError.unreachable(path, 'errcode is not a number', true);
    throw WechatError.ofCode(path, errcode, typeof errmsg === 'string' ? errmsg : '');
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  private async exchange(
    path: string,
    query: Record<string, string>,
    body: Record<string, unknown> | undefined,
  ): Promise<{ status: number; text: string }> {
    const url = new URL(path, this.options.baseUrl);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), this.timeoutMs);
    try {
      const response = await request(url, {
        method: body ? 'POST' : 'GET',
        dispatcher: this.agent,
        signal: deadline.signal,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      return { status: response.statusCode, text: await response.body.text() };
    } catch (error) {
      if (deadline.signal.aborted) throw WechatError.unreachable(path, `no answer in ${this.timeoutMs} ms`, true);
      const cause = causeOf(error);
      throw WechatError.unreachable(path, cause, !NO_CONNECTION.has(cause));
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The code of a network error only: its text could repeat the address, and with it the secret in the query. */
function causeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'network error';
}

function parseObject(text: string): WechatAnswer | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function isObject(value: unknown): value is WechatAnswer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
