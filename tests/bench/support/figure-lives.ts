import { bitsOf, type FactKind, factsOf, type IssueState } from '@hongqi/shared';
import { randomNumbers } from '../../support/random';
import { TrialLife } from '../../support/trial-life';

const DAY = 86_400_000;
/** Stands for the department a category goes to, in lives that are used for many issues. */
export const UNIT = 'unit';

/** What counts in a life, with days as so many after the first. */
export interface LifeShape {
  state: IssueState;
  steps: number;
  facts: { kind: FactKind; measures: number; day: number; isUnits: boolean; minutes: number | null }[];
}

/** Lives as a street sees them: most are accepted in time and settled in some days, some go wrong in every known way. */
export class LifeMaker {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = randomNumbers(seed);
  }

  /** So many different ones; a county's year repeats them on other days and in other places. */
  shapes(count: number): LifeShape[] {
    const start = new Date('2026-01-01T16:00:00Z');
    return Array.from({ length: count }, () => {
      const first = new Date(start.getTime() + Math.floor(this.random() * DAY));
      const life = this.life(first, this.random() < 0.45 ? UNIT : null);
      const facts = factsOf(life.steps).map(({ day, departmentId, minutes, ...fact }) => ({
        kind: fact.kind,
        measures: bitsOf(fact),
        day: Math.round((Date.parse(day) - Date.parse('2026-01-02')) / DAY),
        isUnits: departmentId === UNIT,
        minutes,
      }));
      const { state } = life.standing;
      return { state: state === 'none' ? 'submitted' : state, steps: life.steps.length, facts };
    });
  }

  /** One life from its first day to its end, by the table. */
  life(start: Date, departmentId: string | null): TrialLife {
    const holder = departmentId ? { departmentId } : { userId: 'worker' };
    const life = new TrialLife(start, this.random() < 0.15);
    if (this.random() < 0.04) return life.does('follow', 'reporter', { lead: 'lead' });
    life.hours(this.hours(0.1)).goesTo(holder);
    if (this.random() < 0.02) return life.does('withdraw', 'reporter');
    if (this.random() < 0.06) life.hours(this.hours(1)).does('urge', 'reporter');
    if (this.random() < 0.05) {
      life.hours(this.hours(1)).does('return', 'holder').hours(this.hours(1));
      life.does('grant', 'dispatcher').goesTo(holder, 'dispatcher');
    }
    life.hours(this.hours(0.8)).does('accept', 'holder');
    if (this.random() < 0.3) life.hours(this.hours(2)).does('progress', 'holder');
    if (this.random() < 0.04) this.standsStill(life);
    if (this.random() < 0.05) this.isPostponed(life);
    this.endsOnce(life);
    if (this.random() < 0.04) {
      life.hours(this.hours(20)).does('reopen', 'dispatcher').hours(this.hours(1)).does('accept', 'holder');
      this.endsOnce(life);
    }
    return life;
  }

  private standsStill(life: TrialLife): void {
    const until = new Date(life.at.getTime() + 9 * DAY).toISOString();
    life.does('suspend', 'holder', { until }).hours(this.hours(3)).does('grant', 'dispatcher');
    life.hours(this.hours(60)).does('resume', 'holder');
  }

  private isPostponed(life: TrialLife): void {
    const until = new Date(life.at.getTime() + 12 * DAY).toISOString();
    life.does('extend', 'holder', { until }).hours(this.hours(3)).does('grant', 'dispatcher');
  }

  private endsOnce(life: TrialLife): void {
    life.hours(this.hours(25)).does('resolve', 'holder');
    if (this.random() < 0.05)
      life.hours(this.hours(5)).does('sendBack', 'dispatcher').hours(this.hours(9)).does('resolve', 'holder');
    if (life.standing.state === 'checking') life.hours(this.hours(6)).does('check', 'dispatcher');
    if (this.random() < 0.6) {
      const score = 1 + Math.floor(Math.sqrt(this.random()) * 5);
      life.hours(Math.min(150, this.hours(20))).does('rate', 'reporter', { rating: { score, solved: true } });
      if (score === 1 && this.random() < 0.2) life.does('appeal', 'holder').does('exclude', 'arbiter');
    } else life.hours(168).does('close', 'dispatcher');
  }

  /** Exponentially distributed with that mean. */
  private hours(mean: number): number {
    return -Math.log(1 - this.random()) * mean;
  }
}
