import { randomBytes } from 'node:crypto';
import { Refusal } from './refusal';

interface Token {
  value: string;
  expiresAt: number;
}

const LIFE_MS = 7_200_000;
const EARLY_MS = 300_000;
const FORCED_GAP_MS = 30_000;
const FORCED_PER_DAY = 20;
const DAY_MS = 86_400_000;

/** stable_token as documented: repeats give the same token, a new one appears five minutes before the end, both work. */
export class TokenDesk {
  private current: Token | null = null;
  private readonly issued = new Map<string, Token>();
  private readonly forcedAt: number[] = [];

  constructor(private readonly now: () => Date) {}

  issue(isForced: boolean): { access_token: string; expires_in: number } {
    const now = this.now().getTime();
    if (isForced) this.force(now);
    if (!this.current || this.current.expiresAt - now < EARLY_MS) {
      this.current = { value: `sandbox_${randomBytes(96).toString('base64url')}`, expiresAt: now + LIFE_MS };
      this.issued.set(this.current.value, this.current);
    }
    return {
      access_token: this.current.value,
      expires_in: Math.floor((this.current.expiresAt - now) / 1000),
    };
  }

  check(value: string | null): void {
    if (!value) throw new Refusal(41001, 'access_token missing');
    const token = this.issued.get(value);
    if (!token) throw new Refusal(40001, 'invalid credential, access_token is invalid or not latest');
    if (token.expiresAt <= this.now().getTime()) throw new Refusal(42001, 'access_token expired');
  }

  /** Every token issued so far stops working, as after a reset of the secret. */
  forget(): void {
    this.issued.clear();
    this.current = null;
  }

  private force(now: number): void {
    const last = this.forcedAt.at(-1);
    if (last !== undefined && now - last < FORCED_GAP_MS) throw new Refusal(45011, 'api minute-quota reach limit');
    if (this.forcedAt.filter((at) => now - at < DAY_MS).length >= FORCED_PER_DAY) {
      throw new Refusal(45009, 'reach max api daily quota limit');
    }
    this.forcedAt.push(now);
    this.forget();
  }
}
