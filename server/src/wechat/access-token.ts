import { setTimeout as sleep } from 'node:timers/promises';
import { nextMidnightBeijing, WechatError } from './wechat-error';
import { WechatHttp, type WechatHttpOptions } from './wechat-http';

/** Where all processes keep the token, and agree who fetches it. Expired entries may be given or not. */
export interface SharedCache {
  read(name: string): Promise<{ value: string; expiresAt: Date } | null>;
  write(name: string, value: string, expiresAt: Date): Promise<void>;
  /** True when the caller now holds the lease for that many milliseconds; false while somebody else does. */
  tryLease(name: string, milliseconds: number): Promise<boolean>;
  freeLease(name: string): Promise<void>;
}

/** What a caller of the platform needs of tokens. */
export interface Tokens {
  get(): Promise<string>;
  /** A token other than the one the platform has just refused; the same one only when no other can be had now. */
  replace(refused: string): Promise<string>;
}

export interface AccessTokenOptions extends WechatHttpOptions {
  appId: string;
  appSecret: string;
  cache: SharedCache;
  now: () => Date;
  /** Waits between two looks at the cache while another process fetches. */
  pause?: (milliseconds: number) => Promise<unknown>;
}

interface Token {
  value: string;
  expiresAt: Date;
}

const PATH = '/cgi-bin/stable_token';
/** The platform has a new token five minutes before the old one ends, and honours both until then. */
const EARLY_MS = 300_000;
/** After an attempt to renew early, the old token serves this long before the next attempt. */
const EARLY_GAP_MS = 30_000;
/** Longer than a normal and a forced fetch with their timeouts. */
const LEASE_MS = 15_000;
const LOOK_MS = 100;
const LOOKS = 50;
/** The platform allows 20 forced renewals a day, 30 s apart; some are left for people. */
const FORCED_PER_DAY = 10;
const FORCED_GAP_MS = 31_000;

/** stable_token: one fetch for all callers of this process (single flight) and one process at a time (lease). */
export class AccessTokens implements Tokens {
  private readonly http: WechatHttp;
  private readonly pause: (milliseconds: number) => Promise<unknown>;
  private readonly name: string;
  private held: Token | null = null;
  private refused: string | null = null;
  private flight: Promise<string> | null = null;
  private earlyTriedAt = -Infinity;

  constructor(private readonly options: AccessTokenOptions) {
    this.http = new WechatHttp(options);
    this.pause = options.pause ?? sleep;
    this.name = `wechat-token:${options.appId}`;
  }

  get(): Promise<string> {
    const { held } = this;
    if (!held || !this.lives(held)) return this.fly();
    if (this.isFresh(held) || this.nowMs() - this.earlyTriedAt < EARLY_GAP_MS) return Promise.resolve(held.value);
    this.earlyTriedAt = this.nowMs();
    // The old token still works: a failed early renewal must not stop anybody.
    return this.fly().catch((error: unknown) => {
      if (error instanceof WechatError) return held.value;
      throw error;
    });
  }

  replace(refused: string): Promise<string> {
    // A caller that comes late, when the others have already replaced it, gets the new one.
    if (this.held && this.held.value !== refused && this.lives(this.held)) return Promise.resolve(this.held.value);
    this.refused = refused;
    this.held = null;
    return this.fly();
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private fly(): Promise<string> {
    this.flight ??= this.renew().finally(() => {
      this.flight = null;
    });
    return this.flight;
  }

  private async renew(): Promise<string> {
    for (let look = 0; look < LOOKS; look += 1) {
      const cached = await this.findCached();
      if (cached) return this.hold(cached);
      if (await this.options.cache.tryLease(this.name, LEASE_MS)) return this.renewLeased();
      await this.pause(LOOK_MS);
    }
    throw WechatError.unreachable(PATH, 'another process holds the lease and brings no token');
  }

  private async renewLeased(): Promise<string> {
    const { cache } = this.options;
    try {
      // Whoever held the lease before may have written between our look and our lease.
      const token = (await this.findCached()) ?? (await this.fetchUnrefused());
      await cache.write(this.name, token.value, token.expiresAt);
      return this.hold(token);
    } finally {
      await cache.freeLease(this.name);
    }
  }

  private async fetchUnrefused(): Promise<Token> {
    const token = await this.fetch(false);
    // Asked normally the platform insists on the token it has just refused: only force helps, and force is rationed.
    return token.value === this.refused && (await this.mayForce()) ? this.fetch(true) : token;
  }

  private async mayForce(): Promise<boolean> {
    const { cache, now } = this.options;
    const name = `${this.name}:forced`;
    const entry = await cache.read(name);
    const count = entry && entry.expiresAt > now() ? Number(entry.value) : 0;
    // The lease is never freed: running out is what keeps two forced renewals apart, across processes.
    if (count >= FORCED_PER_DAY || !(await cache.tryLease(name, FORCED_GAP_MS))) return false;
    await cache.write(name, String(count + 1), nextMidnightBeijing(now()));
    return true;
  }

  private async fetch(isForced: boolean): Promise<Token> {
    const { appId, appSecret } = this.options;
    const answer = await this.http.call({
      path: PATH,
      body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: isForced },
    });
    const { access_token: value, expires_in: seconds } = answer;
    if (typeof value !== 'string' || value === '' || typeof seconds !== 'number') {
      throw WechatError.unreachable(PATH, 'the answer has no token');
    }
    return { value, expiresAt: new Date(this.nowMs() + seconds * 1000) };
  }

  private async findCached(): Promise<Token | null> {
    const token = await this.options.cache.read(this.name);
    return token && token.value !== this.refused && this.isFresh(token) ? token : null;
  }

  private hold(token: Token): string {
    this.held = token;
    return token.value;
  }

  private isFresh(token: Token): boolean {
    return token.expiresAt.getTime() - EARLY_MS > this.nowMs();
  }

  private lives(token: Token): boolean {
    return token.expiresAt.getTime() > this.nowMs();
  }

  private nowMs(): number {
    return this.options.now().getTime();
  }
}
