import { type Action, type ActRequest, AppError, issueRoutes, type IssueView, type SubmitIssue } from '@hongqi/shared';
import { Department } from '../../server/src/areas/department.entity';
import { Actor, FAR_AWAY, newKey, RED_FLAG_STREET } from './actor';
import { randomNumbers } from './random';
import type { Town } from './town';

const DAY = 86_400_000;
/** They end a life or change nothing, so they are chosen less often than by chance. */
const SELDOM: readonly Action[] = [
  ...(['withdraw', 'reject', 'merge', 'split', 'escalate', 'edit', 'progress', 'comment', 'urge'] as const),
  ...(['supervise', 'answer', 'lift', 'shout', 'answerCall', 'appeal', 'uphold'] as const),
];
/** Without some help chance leads few lives to their end. */
const ONWARD: readonly Action[] = ['dispatch', 'accept', 'resolve', 'check', 'rate'];
const PLACES = [RED_FLAG_STREET, { lng: 120.728337, lat: 49.290859, address: '新建路6号' }, FAR_AWAY, undefined];
/** They ask for no photo. */
const CATEGORIES = ['other', 'heating', 'noise', undefined];

/** A town whose people do, over HTTP, what they are offered, at random but reproducibly. */
export class RandomLives {
  private readonly random: () => number;
  private readonly issues: IssueView[] = [];
  private residents: Actor[] = [];
  private staff: Actor[] = [];
  private holders: { userId: string }[] | { departmentId: string }[] = [];
  /** Refusals are part of life; another person may have been faster. */
  readonly done = new Map<Action, number>();

  private constructor(
    private readonly town: Town,
    seed: number,
  ) {
    this.random = randomNumbers(seed);
  }

  static async in(town: Town, seed: number): Promise<RandomLives> {
    const lives = new RandomLives(town, seed);
    lives.residents = await Promise.all(['resident-1', 'resident-2', 'resident-3'].map((key) => town.comes(key)));
    const logins = ['dispatcher', 'supervisor', 'heating', 'housing', 'county', 'leader', 'worker-01', 'worker-02'];
    for (const login of logins) lives.staff.push(await town.signsIn(login));
    const workers = lives.staff.slice(-2).map(({ me }) => ({ userId: me.id }));
    const departments = await town.database.manager.find(Department);
    lives.holders = [...workers, ...departments.map(({ id }) => ({ departmentId: id }))] as { userId: string }[];
    return lives;
  }

  /** So many things happen, one after the other; time passes between them. */
  async live(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      if (this.issues.length < 4 || this.random() < 0.12) await this.report();
      else await this.act();
      if (this.random() < 0.3) await this.town.hoursPass(this.pick([0.2, 1, 3, 20, 30]));
    }
  }

  private async report(): Promise<void> {
    const person = this.pick(this.residents);
    const lead = this.random() < 0.2 ? this.issues.at(-1) : undefined;
    const request: SubmitIssue = {
      submissionKey: newKey(),
      text: '要办的事',
      place: this.pick(PLACES),
      categoryCode: this.pick(CATEGORIES),
      ...(lead && { follows: lead.id }),
    };
    const issue = await accepted(person.call(issueRoutes.submit, request));
    if (issue) this.issues.push(issue);
  }

  /** People are asked one after the other until somebody is offered more than a word. */
  private async act(): Promise<void> {
    const issue = this.pick(this.issues.slice(-20));
    const rare = this.random() < 0.2;
    for (const person of this.shuffled([...this.staff, ...this.residents])) {
      const view = await this.seen(person, issue);
      const offered = view?.actions.filter((action) => rare || !SELDOM.includes(action)) ?? [];
      if (!view || offered.length === 0) continue;
      const onward = offered.filter((action) => ONWARD.includes(action));
      await this.press(person, view, this.pick(onward.length && this.random() < 0.6 ? onward : offered));
      return;
    }
  }

  private async press(person: Actor, view: IssueView, action: Action): Promise<boolean> {
    const after = await accepted(person.does(action, view, this.inputFor(view, action)));
    if (!after) return false;
    this.done.set(action, (this.done.get(action) ?? 0) + 1);
    this.issues.push(...(await this.childrenOf(after)));
    return true;
  }

  private inputFor(view: IssueView, action: Action): ActRequest {
    const needs = view.needs[action] ?? [];
    const others = this.issues.filter(({ id }) => id !== view.id);
    const score = this.pick([1, 3, 4, 5]);
    const part = { text: '其中一件', categoryCode: 'other' };
    return {
      ...(needs.includes('note') && { note: '说明' }),
      ...(needs.includes('text') && { text: '改过的话', ...(this.random() < 0.5 && { category: 'heating' }) }),
      ...(needs.includes('holder') && {
        holder: this.pick<{ userId: string } | { departmentId: string }>(this.holders),
      }),
      ...(needs.includes('lead') && { lead: this.pick(others).id }),
      ...(needs.includes('rating') && { rating: { score, solved: score > 1 } }),
      ...(needs.includes('until') && { until: new Date(this.town.clock.now().getTime() + 20 * DAY).toISOString() }),
      ...(needs.includes('card') && { card: 'yellow' }),
      ...(needs.includes('parts') && { parts: [part, part] }),
    };
  }

  private async childrenOf({ children }: IssueView): Promise<IssueView[]> {
    const known = new Set(this.issues.map(({ id }) => id));
    const fresh = children.filter(({ id }) => !known.has(id));
    const dispatcher = this.staff[0];
    return dispatcher ? Promise.all(fresh.map((child) => dispatcher.sees(child))) : [];
  }

  private seen(person: Actor, issue: { id: string }): Promise<IssueView | null> {
    return accepted(person.sees(issue));
  }

  private shuffled<One>(all: readonly One[]): One[] {
    return all
      .map((one) => ({ one, at: this.random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }

  private pick<One>(from: readonly One[]): One {
    return from[Math.floor(this.random() * from.length)] as One;
  }
}

/** Null for what the rules refuse; anything else that goes wrong is a failed test. */
async function accepted<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'UNEXPECTED') return null;
    throw error;
  }
}
