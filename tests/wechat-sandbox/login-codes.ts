import { randomBytes } from 'node:crypto';
import type { Person } from './people';
import { Refusal } from './refusal';

const LIFE_MS = 300_000;

/** Codes of one sort (login, or phone number): single use, five minutes. */
export class LoginCodes {
  private readonly issued = new Map<string, { person: Person; expiresAt: number; isUsed: boolean }>();

  constructor(
    private readonly prefix: string,
    private readonly now: () => Date,
  ) {}

  issue(person: Person): string {
    const code = `${this.prefix}${randomBytes(15).toString('hex')}`;
    this.issued.set(code, { person, expiresAt: this.now().getTime() + LIFE_MS, isUsed: false });
    return code;
  }

  /** Who the code belongs to. The code is spent by this. */
  spend(code: string): Person {
    const entry = this.issued.get(code);
    if (!entry || entry.expiresAt <= this.now().getTime()) throw new Refusal(40029, 'invalid code');
    if (entry.isUsed) throw new Refusal(40163, 'code been used');
    entry.isUsed = true;
    return entry.person;
  }
}
