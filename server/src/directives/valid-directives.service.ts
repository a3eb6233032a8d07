import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isValid } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import { Directive } from './directive.entity';

/** A directive sent by another server is known here within this time. */
const TRUSTED_MS = 3_000;
const GOING = In(['sending', 'sent'] satisfies Directive['state'][]);

/**
 * The directives whoever joins an audience gets too. Every list of somebody's directives asks for them, and they change a
 * few times a day, so they are kept for a moment; their words are read once and not again.
 */
@Injectable()
export class ValidDirectives {
  private known = new Map<string, Directive>();
  private reading: Promise<void> | null = null;
  private until = 0;
  /** Raised when what is being read may be old news already. */
  private forgotten = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. Those to people who owe an earlier one an answer are not among them: nobody joins these. */
  async list(): Promise<Directive[]> {
    const now = this.clock.now().getTime();
    while (now >= this.until) {
      this.reading ??= this.read(now).finally(() => (this.reading = null));
      await this.reading;
    }
    return [...this.known.values()].filter(({ state, validUntil }) =>
      isValid(state, validUntil?.getTime() ?? null, now),
    );
  }

  /** Look again at once; a look that has begun already does not count. */
  forget(): void {
    this.forgotten += 1;
    this.until = 0;
  }

  private async read(now: number): Promise<void> {
    const { manager } = this.database;
    const { forgotten } = this;
    const brief = { id: true, version: true, state: true, validUntil: true } as const;
    const found = await manager.find(Directive, { where: { state: GOING }, select: brief, order: { id: 'ASC' } });
    const valid = found.filter(({ state, validUntil }) => isValid(state, validUntil?.getTime() ?? null, now));
    const isKnown = ({ id, version }: Pick<Directive, 'id' | 'version'>): boolean =>
      this.known.get(id)?.version === version;
    const fresh = await manager.findBy(Directive, { id: In(valid.filter((one) => !isKnown(one)).map(({ id }) => id)) });
    const read = new Map(fresh.map((directive) => [directive.id, directive]));
    this.known = new Map(
      valid.flatMap(({ id }) => {
        const directive = read.get(id) ?? this.known.get(id);
        return directive?.content.audience.unansweredOf === null ? [[id, directive] as const] : [];
      }),
    );
    if (this.forgotten === forgotten) this.until = now + TRUSTED_MS;
  }
}
