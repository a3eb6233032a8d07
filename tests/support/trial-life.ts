import {
  type Action,
  ACTIONS,
  type ActInput,
  type Circumstances,
  decide,
  dueMove,
  effectsOf,
  followUps,
  type HolderRef,
  type LifeStep,
  neededFields,
  NO_COURSE,
  type Pledge,
  refusal,
  type Relation,
  type Standing,
  transition,
  USUAL_THRESHOLDS,
  type WorkCalendar,
} from '@hongqi/shared';

const HOUR = 3_600_000;
const EVERY_HOUR: WorkCalendar = { version: 0, isWorkingDay: () => true, officeHours: [{ from: 0, to: 1440 }] };
const DAY_LIMIT = { amount: 1, unit: 'days' } as const;
const LIMITS = {
  accept: { amount: 2, unit: 'hours' },
  respond: { amount: 6, unit: 'hours' },
  finish: { amount: 3, unit: 'days' },
  check: DAY_LIMIT,
  rate: { amount: 7, unit: 'days' },
  whole: { amount: 15, unit: 'days' },
} as const;

/**
 * An issue that lives by the table alone, outside any server: for trying out what counts in a life. Accept within two
 * hours, first word within six, finish within three days, round the clock.
 */
export class TrialLife {
  readonly steps: LifeStep[] = [];
  standing: Standing = {
    ...NO_COURSE,
    state: 'none',
    version: 0,
    areaCode: '150782002001001',
    deskCode: '150782002',
    holderUserId: null,
    holderDepartmentId: null,
    leadId: null,
    acceptedAt: null,
    resolvedAt: null,
    closedAt: null,
    urgedAt: null,
    rating: null,
    solved: null,
  };

  constructor(
    private now: Date,
    private readonly checked = false,
  ) {
    this.does('submit', 'anyone');
  }

  get at(): Date {
    return this.now;
  }

  hours(hours: number): this {
    this.now = new Date(this.now.getTime() + hours * HOUR);
    return this;
  }

  goesTo(holder: HolderRef, by: Relation = 'router'): this {
    return this.does('dispatch', by, { holder });
  }

  /** Throws the refusal when the table does not allow it. */
  does(action: Action, by: Relation, input: ActInput = {}): this {
    const error = this.tries(action, by, input);
    if (error) throw new Error(`${action}: ${error}`);
    return this;
  }

  /** The step and what follows by itself; the refusal when the table does not allow it. */
  tries(action: Action, by: Relation, input: ActInput = {}): string | null {
    const before = this.standing;
    const words = transition(action).needs?.some((field) => field === 'note') ? { note: '说明' } : {};
    const circumstances = this.circumstances();
    const decision = decide(before, action, [by], { ...words, ...input }, circumstances);
    if (!decision.ok) return decision.error;
    const { next } = decision;
    const move = by === 'deadline' ? dueMove(before.clocks, this.now) : null;
    this.steps.push({
      action,
      from: before.state,
      to: next.state,
      at: this.now,
      holderUserId: next.holderUserId,
      holderDepartmentId: next.holderDepartmentId,
      rating: input.rating ?? null,
      effects: effectsOf(before, next, move),
    });
    this.standing = next;
    for (const more of followUps(action, next, circumstances, move?.clock ?? null))
      this.does(more.action, 'router', more.input);
    return null;
  }

  /** What could be done now, and by whom, if everything it needs were given. */
  possible(): { action: Action; by: Relation }[] {
    const circumstances = this.circumstances();
    return ACTIONS.flatMap((action) =>
      transition(action)
        .by.filter((by) => refusal(this.standing, action, [by], circumstances) === null)
        .map((by) => ({ action, by })),
    );
  }

  /** Fields an action cannot do without. */
  needs(action: Action): readonly string[] {
    return neededFields(action, { photoToResolve: false });
  }

  private circumstances(): Circumstances {
    const limits = { normal: LIMITS, urgent: LIMITS };
    const asks = { photoToResolve: false, photoBefore: false, checkBeforeClose: this.checked };
    const pledge: Pledge = { version: 1, urgency: 'normal', limits, ...asks };
    const levels = ['150782002', '150782'];
    const thresholds = { ...USUAL_THRESHOLDS, returnsToArbitration: 2 };
    const rules = { calendar: EVERY_HOUR, thresholds, levels, ownLevels: levels };
    return { now: this.now, actorId: 'someone', pledge, ...rules, reports: 1, draw: 1 };
  }
}
