import fc from 'fast-check';
import {
  type Action,
  ACTIONS,
  type ActInput,
  type Actor,
  actionsFor,
  type Circumstances,
  DEADLINE,
  decide,
  dueMove,
  type DueMove,
  effectsOf,
  fieldsOf,
  followUps,
  levelsOf,
  LADDERS,
  nextLook,
  type Pledge,
  type Post,
  type Relation,
  relationsTo,
  ROUTER,
  type Standing,
  type StepEffects,
  transition,
  type WorkCalendar,
} from '@hongqi/shared';
import { circumstances, DAY, GRID, HOUR, LEVELS, NOW, OFFICE, PLEDGE, standing, type Stood } from './rules-lab';

const SLOT = HOUR / 2;

function person(id: string, ...posts: [Post['role'], string, string?][]): Actor {
  return { id, posts: posts.map(([role, areaCode, departmentId = null]) => ({ role, areaCode, departmentId })) };
}

/** Everyone who can have to do with an issue of the grid; some of them in two ways at once. */
const CAST: readonly Actor[] = [
  person('resident'),
  person('neighbour'),
  person('worker', ['worker', GRID]),
  person('other', ['worker', '150782002001002']),
  person('duty', ['department', '150782002', 'heating']),
  person('desk', ['dispatcher', '150782002'], ['worker', GRID]),
  person('county-desk', ['dispatcher', '150782']),
  ...LEVELS.map((code) => person(`leader-${code}`, ['supervisor', code])),
  ROUTER,
];

/** What the router does by itself only right after somebody's action; never out of the blue. */
const FOLLOWING: readonly Action[] = ['reopen', 'supervise'];
/** What brings a matter on: without a preference for it, most lives would be talk. */
const FORWARD: readonly Action[] = [
  'dispatch',
  'accept',
  'grant',
  'ask',
  'suspend',
  'reply',
  'resolve',
  'check',
  'rate',
];
/** What comes up seldom, and is wanted often enough to be tried. */
const SELDOM: readonly Action[] = [
  'return',
  'arbitrate',
  'extend',
  'sendBack',
  'reopen',
  'appeal',
  'exclude',
  'uphold',
];
/** They end a life early. */
const ENDING: readonly Action[] = ['withdraw', 'reject', 'merge', 'follow', 'split', 'refer', 'escalate'];

export interface Turn {
  /** Half hours that pass before it. */
  slots: number;
  /** Does the deadline come by first? */
  sweeps: boolean;
  /** Does nobody do anything until the deadline must look again? */
  waits: boolean;
  who: number;
  choice: number;
  fill: number;
  /** Under which rules. */
  rules: number;
}

/** Waits are of all lengths: within an hour, over a night, over a week, over a whole ladder. */
export const turns = fc.array(
  fc.record<Turn>({
    slots: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 500 })),
    sweeps: fc.boolean(),
    waits: fc.boolean(),
    who: fc.noBias(fc.nat(1000)),
    choice: fc.noBias(fc.nat(1_000_000)),
    fill: fc.noBias(fc.nat(1_000_000)),
    rules: fc.nat(3),
  }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

/** One action that was taken. */
export interface LivedStep {
  action: Action;
  actor: Actor;
  who: readonly Relation[];
  before: Standing;
  after: Stood;
  effects: StepEffects | null;
  move: DueMove | null;
  around: Circumstances;
}

const RULES_OVER_TIME: readonly { pledge: Pledge; calendar: WorkCalendar }[] = [2, 9, 30, 0.5].map((amount, i) => {
  const finish = { amount, unit: i % 2 ? ('workingHours' as const) : ('workingDays' as const) };
  const limits = { ...PLEDGE.limits, normal: { ...PLEDGE.limits.normal, finish, accept: finish } };
  const isWorkingDay = (day: string): boolean => OFFICE.isWorkingDay(day) && Number(day.slice(-2)) % (i + 2) !== 0;
  return { pledge: { ...PLEDGE, version: 100 + i, limits }, calendar: { ...OFFICE, version: 200 + i, isWorkingDay } };
});

/** The rules stay as they are, or somebody edits them all the time. */
export type RulesOverTime = 'steady' | 'changing';

/** An issue that is acted on by the table alone, by whoever it allows, while time passes. */
export class RandomLife {
  readonly steps: LivedStep[] = [];
  now = NOW;
  issue: Standing;
  private rule = 0;

  constructor(
    private readonly rules: RulesOverTime = 'steady',
    private readonly reporterId = 'resident',
  ) {
    this.issue = standing('none', { version: 0, holderUserId: null });
    this.does(person(reporterId), ['anyone', 'reporter'], 'submit', {});
  }

  static of(program: readonly Turn[], rules: RulesOverTime = 'steady'): RandomLife {
    // A worker who reports what they see often holds it as well.
    const life = new RandomLife(rules, program.length % 3 === 0 ? 'worker' : 'resident');
    for (const turn of program) life.turn(turn);
    return life;
  }

  turn({ slots, sweeps, waits, who, choice, fill, rules }: Turn): void {
    this.rule = rules;
    this.now = new Date(this.now.getTime() + slots * SLOT);
    if (sweeps) this.sweep();
    if (waits) {
      this.now = new Date(Math.max(this.now.getTime(), nextLook(this.issue.clocks) ?? 0));
      this.sweep();
    }
    // Whoever comes first by chance and can do something of the kind that is wanted.
    const queue = CAST.map((_, i) => CAST[(who + i) % CAST.length]).filter((actor) => actor !== undefined);
    for (const isWanted of [this.wanted(choice), () => true]) {
      for (const actor of queue) {
        const among = this.offered(actor).filter(isWanted);
        const action = among[Math.floor(choice / 28) % Math.max(1, among.length)];
        if (action) return this.does(actor, this.relations(actor), action, this.input(action, fill));
      }
    }
  }

  private wanted(choice: number): (action: Action) => boolean {
    const isForward = (action: Action): boolean =>
      FORWARD.includes(action) && (action !== 'dispatch' || this.issue.state === 'submitted');
    if (choice % 4 < 2) return isForward;
    if (choice % 4 === 2) return (action) => SELDOM.includes(action);
    return (action) => choice % 7 === 0 || !ENDING.includes(action);
  }

  /** All the deadline has to do now, one move after the other, as the server does it. */
  sweep(): void {
    const most = Object.values(LADDERS).flat().length * 2;
    for (let moves = 0; ; moves++) {
      const move = dueMove(this.issue.clocks, this.now);
      if (!move) return;
      if (moves > most) throw new Error(`the deadline finds no end: ${move.action} of ${move.clock} once more`);
      this.does(DEADLINE, ['deadline'], move.action, {});
    }
  }

  relations(actor: Actor): Relation[] {
    const followerIds = ['neighbour'];
    return relationsTo(actor, { ...this.issue, reporterId: this.reporterId, followerIds });
  }

  around(actor: Actor): Circumstances {
    const rules = this.rules === 'changing' ? (RULES_OVER_TIME[this.rule] ?? {}) : {};
    const ownLevels = levelsOf(actor, GRID);
    return circumstances({
      now: this.now,
      actorId: actor.id,
      ownLevels,
      draw: this.steps.length % 3 ? 0.9 : 0,
      ...rules,
    });
  }

  /** The buttons of somebody, as far as they can be filled in. */
  offered(actor: Actor): Action[] {
    return actionsFor(this.issue, this.relations(actor), this.around(actor)).filter(
      (action) =>
        !(actor.id === ROUTER.id && FOLLOWING.includes(action)) && !(action === 'extend' && !this.isExtendible()),
    );
  }

  /** Every pair of somebody and an action, with what is needed filled in, and whether a button is drawn for it. */
  allPairs(): { actor: Actor; action: Action; isDrawn: boolean; isTaken: boolean }[] {
    return [...CAST, DEADLINE].flatMap((actor) => {
      const who = this.relations(actor);
      const around = this.around(actor);
      const drawn = actionsFor(this.issue, who, around);
      return ACTIONS.filter((action) => action !== 'extend' || this.isExtendible()).map((action) => ({
        actor,
        action,
        isDrawn: drawn.includes(action),
        isTaken: decide(this.issue, action, who, this.input(action, 7), around).ok,
      }));
    });
  }

  private does(actor: Actor, who: readonly Relation[], action: Action, input: ActInput): void {
    const before = this.issue;
    const around = this.around(actor);
    const decision = decide(before, action, who, input, around);
    if (!decision.ok) throw new Error(`${action} in ${before.state} by ${actor.id} was refused: ${decision.error}`);
    const move = who.includes('deadline') ? dueMove(before.clocks, this.now) : null;
    const after = decision.next;
    const effects = effectsOf(before, after, move);
    this.steps.push({ action, actor, who, before, after, effects, move, around });
    this.issue = after;
    for (const more of followUps(action, after, around, move?.clock ?? null))
      this.does(ROUTER, ['router'], more.action, more.input);
  }

  /** Can it still be postponed to a day that may be named? */
  private isExtendible(): boolean {
    return (this.issue.clocks.finish?.due ?? 0) < this.now.getTime() + 80 * DAY;
  }

  private input(action: Action, fill: number): ActInput {
    const holders = [{ userId: 'worker' }, { userId: 'other' }, { userId: 'desk' }, { departmentId: 'heating' }];
    const from =
      action === 'extend' ? Math.max(this.now.getTime(), this.issue.clocks.finish?.due ?? 0) : this.now.getTime();
    const all: Required<ActInput> = {
      note: `说明 ${fill}`,
      photos: [],
      before: [],
      holder: holders[fill % holders.length] ?? { userId: 'worker' },
      lead: 'lead',
      rating: { score: 1 + (fill % 5), solved: fill % 3 !== 0 },
      internal: fill % 4 === 0,
      until: new Date(from + (1 + (fill % 480)) * SLOT).toISOString(),
      card: (['yellow', 'red', 'black'] as const)[fill % 3] ?? 'yellow',
      text: '路灯不亮',
      category: 'lighting',
      place: { lng: 120.7, lat: 49.3, address: '红旗街' },
      parts: ['lighting', 'water'].map((categoryCode) => ({ text: '两件事', categoryCode })),
    };
    const fields = fieldsOf(action, PLEDGE).filter(
      (field) => transition(action).needs?.some((need) => need === field) || fill % 2 === 0,
    );
    return Object.fromEntries(fields.map((field) => [field, all[field]]));
  }
}
