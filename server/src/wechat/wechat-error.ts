export type WechatErrorKind =
  | 'token'
  | 'busy'
  | 'daily-limit'
  | 'minute-limit'
  | 'refused-by-user'
  | 'bad-input'
  | 'concurrent'
  | 'unreachable'
  | 'config';

/** now: may be repeated at once. later: with growing pauses. tomorrow: from nextMidnightBeijing(). never: final. */
export type WechatRetry = 'now' | 'later' | 'tomorrow' | 'never';

const RETRY: Record<WechatErrorKind, WechatRetry> = {
  token: 'later',
  busy: 'later',
  'daily-limit': 'tomorrow',
  'minute-limit': 'later',
  'refused-by-user': 'never',
  'bad-input': 'never',
  concurrent: 'now',
  unreachable: 'later',
  // Somebody has to repair the settings; what waits then still goes out.
  config: 'later',
};

/** Mini-program documentation, error codes of each API. A code that is not here counts as busy: tried again, then shown. */
// prettier-ignore
const KINDS: ReadonlyMap<number, WechatErrorKind> = new Map<number, WechatErrorKind>([
  [-1, 'busy'],
  [40001, 'token'], [40014, 'token'], [42001, 'token'], [41001, 'token'],
  [45009, 'daily-limit'], [48006, 'daily-limit'],
  [45011, 'minute-limit'], [44991, 'minute-limit'],
  [43101, 'refused-by-user'],
  [43108, 'concurrent'],
  // The account, its secret, its address list, its templates and pages: set up wrongly.
  [40002, 'config'], [40013, 'config'], [40125, 'config'], [40164, 'config'], [40243, 'config'], [41002, 'config'],
  [41004, 'config'], [40037, 'config'], [41030, 'config'], [43107, 'config'], [48001, 'config'],
  // What was handed in: codes, openids, values, content.
  [40003, 'bad-input'], [40004, 'bad-input'], [40006, 'bad-input'], [40029, 'bad-input'], [40163, 'bad-input'],
  [40226, 'bad-input'], [40129, 'bad-input'], [41008, 'bad-input'], [43002, 'bad-input'], [43104, 'bad-input'],
  [44002, 'bad-input'], [45002, 'bad-input'], [45168, 'bad-input'], [47001, 'bad-input'], [47003, 'bad-input'],
  [61010, 'bad-input'], [87020, 'bad-input'],
]);

const BEIJING_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;
const MESSAGE_CHARACTERS = 300;

/** Every way a call to WeChat can fail. The message is for logs: it never holds a secret, a token or a session key. */
export class WechatError extends Error {
  readonly retry: WechatRetry;

  private constructor(
    readonly code: number | null,
    readonly kind: WechatErrorKind,
    /** It may have happened all the same: the platform was asked, and did not say no. */
    readonly mayBeDone: boolean,
    message: string,
  ) {
    super(message.slice(0, MESSAGE_CHARACTERS));
    this.name = 'WechatError';
    this.retry = RETRY[kind];
  }

  /** The platform answered with an errcode. */
  static ofCode(api: string, code: number, errmsg: string): WechatError {
    return new WechatError(code, KINDS.get(code) ?? 'busy', false, `${api}: ${code} ${errmsg}`);
  }

  /** Refused, silent, HTTP 500, or an answer that cannot be understood. */
  static unreachable(api: string, why: string, mayBeDone = false): WechatError {
    return new WechatError(null, 'unreachable', mayBeDone, `${api}: ${why}`);
  }

  /** Seen to be wrong before anything was sent. */
  static badInput(api: string, why: string): WechatError {
    return new WechatError(null, 'bad-input', false, `${api}: ${why}`);
  }

  /** The same, where what failed was only a step towards asking. */
  notYetAsked(): WechatError {
    return new WechatError(this.code, this.kind, false, this.message);
  }
}

/** The coming 00:00 in Beijing (UTC+8, no summer time), when daily quotas start anew. */
export function nextMidnightBeijing(now: Date): Date {
  const beijing = now.getTime() + BEIJING_OFFSET_MS;
  return new Date((Math.floor(beijing / DAY_MS) + 1) * DAY_MS - BEIJING_OFFSET_MS);
}
