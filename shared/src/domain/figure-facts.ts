import { localDate } from './due';
import type { Fact, FactKind, Measure } from './figure-measures';
import type { Rating } from './issue-decide';
import { type LifeStep, type Promised, PromiseLog } from './figure-promises';

export type { LifeStep } from './figure-promises';

const MINUTE = 60_000;
const SATISFIED = 4;

/** Raised when the same history comes to count differently, so that everything is counted again. */
export const COUNTING_RULES = 1;

/**
 * Everything that counts in one issue's life, from its history alone (oldest first), in a fixed order. What a later step
 * undoes (a reopening, an exclusion, an un-merging) comes out right because the whole is counted anew each time.
 */
export function factsOf(steps: readonly LifeStep[]): Fact[] {
  const life = new Life();
  for (const step of steps) life.take(step);
  return life.facts();
}

interface Dispatch extends Pick<LifeStep, 'holderUserId' | 'holderDepartmentId'> {
  at: number;
  returned: boolean;
}

interface Deed {
  at: number;
  departmentId: string | null;
}

interface Given extends Deed, Rating {
  excluded: boolean;
}

class Life {
  private readonly accepts = new PromiseLog('accept');
  private readonly responds = new PromiseLog('respond');
  private readonly finishes = new PromiseLog('finish');
  private readonly holders: Deed[] = [];
  private readonly dispatches: Dispatch[] = [];
  private readonly resolves: (Deed & { undone: boolean })[] = [];
  private readonly ratings: Given[] = [];
  private readonly presses: (Deed & { kind: 'urge' | 'call' })[] = [];
  private closing: (Deed & { rated: boolean }) | null = null;
  /** A result that waits for its check. */
  private unchecked: number | null = null;
  private filedAt: number | null = null;
  private wasSplit = false;
  private isMerged = false;
  private first: 'open' | 'right' | 'wrong' = 'open';

  take(step: LifeStep): void {
    const at = step.at.getTime();
    const deed: Deed = { at, departmentId: step.holderDepartmentId };
    this.filedAt ??= at;
    for (const log of [this.accepts, this.responds, this.finishes]) log.take(step);
    this.holders.push(deed);
    this.isMerged = step.to === 'merged';
    this.wasSplit ||= step.to === 'split';
    this.takeDispatch(step, at);
    this.takeResult(step, deed);
    if (step.action === 'urge') this.presses.push({ ...deed, kind: 'urge' });
    if (step.action === 'shout') this.presses.push({ ...deed, kind: 'call' });
  }

  facts(): Fact[] {
    const { departmentId = null } = this.holders.at(-1) ?? {};
    const isWhole = this.filedAt !== null && !this.wasSplit;
    const facts: Fact[] = isWhole
      ? [fact('filing', ['filed', this.isMerged && 'repeated'], this.filedAt ?? 0, departmentId)]
      : [];
    facts.push(...this.dispatchFacts());
    facts.push(...this.accepts.all.flatMap((one) => promiseFacts('accept', one, () => one.departmentId)));
    for (const [kind, log] of [
      ['respond', this.responds],
      ['finish', this.finishes],
    ] as const)
      facts.push(...log.all.flatMap((one) => promiseFacts(kind, one, (at) => this.holderAt(at))));
    for (const { at, departmentId: by, undone } of this.resolves)
      facts.push(fact('resolve', ['resolved', undone && 'reworked'], at, by));
    if (this.closing && isWhole) {
      const { at, departmentId: by, rated } = this.closing;
      const minutes = minutesBetween(this.filedAt ?? at, at);
      facts.push({ ...fact('closing', ['closed', !rated && 'unrated'], at, by), minutes });
    }
    facts.push(...this.ratings.map(ratingFact));
    for (const { kind, at, departmentId: by } of this.presses)
      facts.push(fact(kind, [kind === 'urge' ? 'urged' : 'called'], at, by));
    return facts;
  }

  private takeDispatch(step: LifeStep, at: number): void {
    const { action, holderUserId, holderDepartmentId } = step;
    const last = this.dispatches.at(-1);
    const isNamed = action === 'dispatch' || action === 'arbitrate';
    const isOther =
      isNamed && last && (last.holderUserId !== holderUserId || last.holderDepartmentId !== holderDepartmentId);
    const isReturned = action === 'grant' && step.to === 'submitted';

    if (last && (isReturned || (action === 'arbitrate' && isOther))) last.returned = true;
    if (this.resolves.length === 0 && (isReturned || isOther || action === 'escalate')) this.first = 'wrong';
    if (action === 'accept' && this.first === 'open' && last) this.first = 'right';
    // A ruling that leaves it where it is sends it nowhere.
    if (action === 'dispatch' || (action === 'arbitrate' && isOther))
      this.dispatches.push({ at, holderUserId, holderDepartmentId, returned: false });
  }

  private takeResult({ action, from, to, rating }: LifeStep, deed: Deed): void {
    const accepting = this.accepts.last;
    // Handed back and then taken on after all: the promise was never really gone.
    if (action === 'accept' && accepting && accepting.keptAt === null) {
      Object.assign(accepting, { keptAt: deed.at, voidAt: null });
    }
    if (action === 'resolve') {
      this.resolves.push({ ...deed, undone: false });
      this.unchecked = deed.at;
    }
    const result = this.finishes.last;
    if (to === 'resolved' && this.unchecked !== null) {
      if (result) result.keptAt = this.unchecked;
      this.unchecked = null;
    }
    if (action === 'sendBack') {
      if (result) result.keptAt = null;
      this.unchecked = null;
    }
    if (action === 'sendBack' || action === 'reopen') {
      const undone = this.resolves.at(-1);
      if (undone) undone.undone = true;
      this.closing = null;
    }
    if (to === 'closed' && from !== 'closed') this.closing = { ...deed, rated: false };
    if (action === 'rate' && rating) {
      if (this.closing) this.closing.rated = true;
      this.ratings.push({ ...deed, ...rating, excluded: false });
    }
    const judged = this.ratings.at(-1);
    if (action === 'exclude' && judged) judged.excluded = true;
  }

  private dispatchFacts(): Fact[] {
    return this.dispatches.map(({ at, holderDepartmentId, returned }, index) => {
      const counts = index === 0 && !this.wasSplit && this.first !== 'open';
      const isRight = counts && this.first === 'right';
      const measures = [
        'dispatched',
        returned && 'returned',
        counts && 'firstDispatched',
        isRight && 'firstRight',
      ] as const;
      return fact('dispatch', measures, at, holderDepartmentId);
    });
  }

  private holderAt(at: number): string | null {
    return this.holders.filter((one) => one.at <= at).at(-1)?.departmentId ?? null;
  }
}

const OF_PROMISE = {
  accept: ['dueAccept', 'accepted', 'acceptedInTime', 'voidAccept'],
  respond: ['dueRespond', 'responded', 'respondedInTime', 'voidRespond'],
  finish: ['dueFinish', 'finished', 'finishedInTime', 'voidFinish'],
} as const;

/** As the lights have it, at the very instant it is due it is late. */
function promiseFacts(
  kind: keyof typeof OF_PROMISE,
  promise: Promised,
  holderAt: (at: number) => string | null,
): Fact[] {
  const { from, due, keptAt, voidAt, pausedAt, pausedFor } = promise;
  const [dueOne, keptOne, inTimeOne, voidOne] = OF_PROMISE[kind];
  const departmentId = holderAt(Math.min(due, keptAt ?? voidAt ?? due));
  if (keptAt !== null) {
    const minutes = minutesBetween(from + pausedFor, keptAt);
    return [{ ...fact(kind, [dueOne, keptOne, keptAt < due && inTimeOne], due, departmentId), minutes }];
  }
  // While it stands still nobody can say when it will be due.
  const isStanding = pausedAt !== null && pausedAt < due;
  if (voidAt !== null && (isStanding || voidAt < due)) return [fact(kind, [voidOne], due, departmentId)];
  if (isStanding) return [];
  return [fact(kind, [dueOne], due, departmentId)];
}

function ratingFact({ at, departmentId, score, solved, excluded }: Given): Fact {
  const measures = excluded
    ? (['excludedRating'] as const)
    : (['rated', solved && 'ratedSolved', score >= SATISFIED && 'ratedSatisfied'] as const);
  return fact('rating', measures, at, departmentId);
}

function fact(kind: FactKind, measures: readonly (Measure | false)[], at: number, departmentId: string | null): Fact {
  const day = localDate(new Date(at));
  return { kind, measures: measures.filter((one) => one !== false), day, departmentId, minutes: null };
}

function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.ceil((to - from) / MINUTE));
}
