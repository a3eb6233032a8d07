import type { ClockRun } from './clocks';
import type { StepEffects } from './issue-effects';
import { type Action, type IssueState, transition } from './issue-transitions';
import type { Rating } from './issue-decide';

/** One row of an issue's history, as far as the figures need it. */
export interface LifeStep {
  action: Action;
  from: IssueState | 'none';
  to: IssueState;
  at: Date;
  /** After the step. */
  holderUserId: string | null;
  holderDepartmentId: string | null;
  rating: Rating | null;
  effects: StepEffects | null;
}

/** A promise as it was given, and what became of it. Instants in milliseconds since 1970. */
export interface Promised {
  from: number;
  /** When it came due first: a later day granted once this had passed changes nothing. */
  due: number;
  /** Stands still since then. */
  pausedAt: number | null;
  pausedFor: number;
  keptAt: number | null;
  voidAt: number | null;
  /** Who held the issue when it was given. */
  departmentId: string | null;
}

/** States in which a promise is taken back; leaving them by `unmerge` gives it back. */
export const OUT_STATES: readonly IssueState[] = ['withdrawn', 'rejected', 'merged', 'split'];

/** Follows the promises that one clock of an issue gave, step by step. */
export class PromiseLog {
  readonly all: Promised[] = [];

  constructor(private readonly clock: 'accept' | 'respond' | 'finish') {}

  get last(): Promised | undefined {
    return this.all.at(-1);
  }

  take(step: LifeStep): void {
    const at = step.at.getTime();
    const run = step.effects?.clocks?.[this.clock];
    if (run) this.follow(run, step, at);
    const { last } = this;
    if (last && last.keptAt === null) {
      if (OUT_STATES.includes(step.to) && !keeps(this.clock, step)) last.voidAt ??= at;
      else if (step.action === 'unmerge' && this.clock !== 'accept') last.voidAt = null;
    }
  }

  private follow(run: ClockRun, step: LifeStep, at: number): void {
    const { last } = this;
    if (!last || last.from !== run.from) {
      // Given anew, the one before is no longer asked for.
      if (last && last.keptAt === null) last.voidAt ??= at;
      const { from, due, pausedAt } = run;
      const { holderDepartmentId: departmentId } = step;
      this.all.push({ from, due, pausedAt, pausedFor: 0, keptAt: null, voidAt: null, departmentId });
      return;
    }
    if (last.due > (last.pausedAt ?? at)) last.due = run.due;
    if (last.pausedAt !== null && run.pausedAt === null) last.pausedFor += at - last.pausedAt;
    last.pausedAt = run.pausedAt;
    if (run.stoppedAt === null || last.keptAt !== null) return;
    if (keeps(this.clock, step)) last.keptAt = at;
    // Whether a result holds is seen later; a stopped finish clock alone says nothing.
    else if (this.clock !== 'finish') last.voidAt ??= at;
  }
}

function keeps(clock: PromiseLog['clock'], { action }: LifeStep): boolean {
  if (clock === 'accept') return action === 'accept';
  return clock === 'respond' && transition(action).speaks === true;
}
