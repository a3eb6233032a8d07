import {
  addFact,
  addTallyText,
  bitsOf,
  FIGURE_GROUPINGS,
  FIGURE_PARTS,
  FIGURE_KEYS,
  figureRoutes,
  figureRule,
  type IssueView,
  type FiguresQuery,
  type FigureValue,
  newTally,
  partsOf,
  SOURCES,
  type Tally,
} from '@hongqi/shared';
import { Clock } from '../../server/src/clock';
import { Database } from '../../server/src/database/database';
import { FigureCell } from '../../server/src/figures/figure-cell.entity';
import { FigureCounter } from '../../server/src/figures/figure-counter.service';
import { FigureFold } from '../../server/src/figures/figure-fold.service';
import { IssueFact } from '../../server/src/figures/issue-fact.entity';
import { Logger } from '../../server/src/system/logger';
import type { Actor } from '../support/actor';
import { RandomLives } from '../support/random-lives';
import { type CountedFact, isAsked, recount, resultsOf, sumsOf } from '../support/recount';
import { type Town, town } from '../support/town';

const COUNTY = '150782';
const AREAS = [COUNTY, '150782002', '150782002001', '150782002001001'];
const PERIODS = [
  { from: '2026-11-01', to: '2027-12-31' },
  { from: '2026-11-25', to: '2026-12-03' },
  { from: '2026-11-20', to: '2027-01-10' },
];

interface People {
  resident: Actor;
  worker: Actor;
  dispatcher: Actor;
  supervisor: Actor;
}

const done = async ({ resident, worker, dispatcher }: People): Promise<IssueView> => {
  const issue = await resident.reports('要办的事', { categoryCode: 'other' });
  await worker.does('accept', issue);
  await worker.does('resolve', issue, { note: '办好了' });
  return dispatcher.does('check', issue);
};

/** What changes numbers that were counted already. */
const LATER: Record<string, (people: People) => Promise<unknown>> = {
  'a merging': async ({ resident, dispatcher }) => {
    const lead = await resident.reports('水管爆了');
    return dispatcher.does('merge', await resident.reports('路上全是水'), { lead: lead.id });
  },
  'an un-merging': async ({ resident, dispatcher }) => {
    const [lead, double] = [await resident.reports('水管爆了'), await resident.reports('路上全是水')];
    await dispatcher.does('merge', double, { lead: lead.id });
    return dispatcher.does('unmerge', double, { note: '不是同一件' });
  },
  'a result sent back': async (people) => people.dispatcher.does('sendBack', await done(people), { note: '没有办好' }),
  'a reopening': async (people) => people.resident.does('reopen', await done(people), { note: '又坏了' }),
  'a rating without a solution': async (people) =>
    people.resident.does('rate', await done(people), { rating: { score: 1, solved: false } }),
  'an exclusion': async (people) => {
    const issue = await done(people);
    await people.resident.does('rate', issue, { rating: { score: 1, solved: true } });
    await people.worker.does('appeal', issue, { note: '与事实不符' });
    return people.supervisor.does('exclude', issue, { note: '恶意评价' });
  },
  'a splitting': async ({ resident, dispatcher }) => {
    const part = { text: '其中一件', categoryCode: 'other' };
    return dispatcher.does('split', await resident.reports('两件事'), { parts: [part, part] });
  },
  'a new category': async ({ resident }) =>
    resident.does('edit', await resident.reports('要办的事'), { text: '暖气不热', category: 'heating' }),
};

describe('figures kept in sums are those worked out from the histories', () => {
  let place: Town;
  let lives: RandomLives;
  let leader: Actor;
  let counter: FigureCounter;
  let people: People;
  let facts: CountedFact[];

  beforeAll(async () => {
    // Every result is checked by somebody, so that results are sent back as well.
    place = await town({ checkShare: 1, consoleSessionHours: 24 * 400, sessionDays: 400 });
    lives = await RandomLives.in(place, 20261123);
    leader = await place.signsIn('leader');
    const [resident, worker, dispatcher, supervisor] = [
      await place.comes('resident-9'),
      await place.signsIn('worker-01'),
      await place.signsIn('dispatcher'),
      await place.signsIn('supervisor'),
    ];
    people = { resident, worker, dispatcher, supervisor };
    counter = place.running.app.get(FigureCounter);
  }, 60_000);
  afterAll(() => place.close());

  it('after each stretch of random lives, counted by two servers at once', async () => {
    const app = place.running.app;
    const second = new FigureCounter(app.get(Database), app.get(FigureFold), app.get(Clock), app.get(Logger));
    for (let stretch = 0; stretch < 3; stretch++) {
      await Promise.all([lives.live(50), second.folded()]);
      await Promise.all([counter.folded(), second.folded()]);
      facts = await recount(place.database);
      expect(await storedFacts()).toEqual(expectedFacts());
      expect(await storedTotal()).toEqual(totalOf(facts));
    }
    expect([...lives.done.keys()]).toEqual(expect.arrayContaining(['dispatch', 'accept', 'resolve', 'check']));
  }, 240_000);

  it.each(Object.keys(LATER))('after %s', async (name) => {
    await LATER[name]?.(people);
    await counter.folded();
    facts = await recount(place.database);

    expect(await storedFacts()).toEqual(expectedFacts());
    expect(await storedTotal()).toEqual(totalOf(facts));
  });

  it('for every area, period and grouping', async () => {
    for (const area of AREAS)
      for (const period of PERIODS)
        for (const by of [undefined, ...FIGURE_GROUPINGS]) await agrees({ ...period, areaCode: area, by }, area);
  }, 60_000);

  it('for every filter, alone and together', async () => {
    const departments = ['none', ...new Set(facts.flatMap(({ departmentId }) => departmentId ?? []))];
    const categories = [...new Set(facts.map(({ issue }) => issue.categoryCode))];
    expect(departments.length).toBeGreaterThan(2);
    for (const [at, area] of AREAS.entries()) {
      const period = { ...(PERIODS[at % PERIODS.length] ?? { from: '', to: '' }), areaCode: area };
      for (const departmentId of departments) await agrees({ ...period, departmentId, by: 'category' }, area);
      for (const categoryCode of categories) await agrees({ ...period, categoryCode, by: 'area' }, area);
      for (const source of SOURCES) await agrees({ ...period, source, by: 'month' }, area);
      for (const departmentId of departments)
        for (const categoryCode of categories)
          await agrees({ ...period, departmentId, categoryCode, source: 'resident', by: 'department' }, area);
    }
  }, 60_000);

  it('and each number opens a list of exactly so many rows', async () => {
    const queries: FiguresQuery[] = [
      { from: '2026-11-01', to: '2027-12-31', areaCode: COUNTY },
      { from: '2026-11-20', to: '2027-01-10', areaCode: '150782002001', departmentId: 'none' },
    ];
    for (const query of queries) {
      const { values, to } = await leader.call(figureRoutes.values, query);
      for (const { key, numerator, sample, excluded } of values) {
        const numbers = { numerator, sample, excluded };
        for (const part of FIGURE_PARTS) {
          const measure = partsOf(figureRule(key))[part];
          if (!measure) continue;
          const rows = await listOf({ ...query, to }, key, part);
          expect({ key, part, rows: rows.length }).toEqual({ key, part, rows: numbers[part] });
          const wanted = facts.filter(
            (fact) => fact.measures.includes(measure) && isAsked(fact, { ...query, to }, query.areaCode ?? ''),
          );
          expect(rows.map(({ id, day }) => `${day} ${id}`).sort()).toEqual(
            wanted.map(({ day, issue }) => `${day} ${issue.id}`).sort(),
          );
        }
      }
    }
  }, 60_000);

  it('and counting again changes nothing', async () => {
    const cells = await place.database.manager.find(FigureCell, { order: { id: 'ASC' } });
    const { folds } = await counter.progress();

    await counter.folded();

    expect(await place.database.manager.find(FigureCell, { order: { id: 'ASC' } })).toEqual(cells);
    expect((await counter.progress()).folds).toBe(folds);
  });

  async function agrees(query: FiguresQuery, area: string): Promise<void> {
    const view = await leader.call(figureRoutes.values, query);
    const { by: _, ...whole } = { ...query, to: view.to };
    const total = sumsOf(facts, whole, area).get('') ?? newTally();
    expect({ query, values: view.values.map(bare) }).toEqual({ query, values: resultsOf(total) });
    if (!query.by) return expect(view.groups).toEqual([]);
    const groups = [...sumsOf(facts, { ...query, to: view.to }, area)].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(view.groups.map(({ key, values }) => ({ key, values: values.map(bare) }))).toEqual(
      groups.map(([key, tally]) => ({ key, values: resultsOf(tally) })),
    );
  }

  async function listOf(query: FiguresQuery, key: (typeof FIGURE_KEYS)[number], part: (typeof FIGURE_PARTS)[number]) {
    const rows = [];
    let after: string | undefined;
    do {
      const page = await leader.call(figureRoutes.issues, { ...query, part, limit: 7, after }, { key });
      rows.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
    return rows;
  }

  async function storedFacts(): Promise<string[]> {
    const rows = await place.database.manager.find(IssueFact);
    return rows
      .map(({ issueId, n, kind, measures, day, departmentId, minutes, areaCode, categoryCode, source }) =>
        [issueId, n, kind, measures, day, departmentId, minutes, areaCode, categoryCode, source].join(' '),
      )
      .sort();
  }

  function expectedFacts(): string[] {
    const counts = new Map<string, number>();
    return facts
      .map((fact) => {
        const { id, areaCode, categoryCode, source } = fact.issue;
        const n = counts.get(id) ?? 0;
        counts.set(id, n + 1);
        const { kind, day, departmentId, minutes } = fact;
        return [id, n, kind, bitsOf(fact), day, departmentId ?? '', minutes, areaCode, categoryCode, source].join(' ');
      })
      .sort();
  }

  /** All months of the county, future ones too. */
  async function storedTotal(): Promise<Tally> {
    const cells = await place.database.manager.findBy(FigureCell, { grain: 'month/county/total' });
    const sum = newTally();
    for (const { tally } of cells) addTallyText(sum, tally);
    return sum;
  }
});

function totalOf(facts: readonly CountedFact[]): Tally {
  const sum = newTally();
  for (const fact of facts) addFact(sum, fact);
  return sum;
}

function bare({ text: _, ...value }: FigureValue): Omit<FigureValue, 'text'> {
  return value;
}
