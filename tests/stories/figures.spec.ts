import {
  API_PREFIX,
  figureDefinition,
  FIGURE_KEYS,
  figureRoutes,
  FIGURES_FILE_PATH,
  type FiguresView,
  type FigureKey,
  type IssueView,
  type MeView,
} from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { countedNow, csvRows } from '../support/figures';
import { type Town, town } from '../support/town';

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const COUNTY = '150782';
const STREET = '150782002';

describe('the figures of a street', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let heating: Actor;
  let supervisor: Actor;
  let leader: Actor;
  let lamp: IssueView;
  const counted = (): Promise<void> => countedNow(place);
  const value = ({ values }: Pick<FiguresView, 'values'>, key: FigureKey) => values.find((one) => one.key === key);

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 24 * 100 });
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    heating = await place.signsIn('heating');
    supervisor = await place.signsIn('supervisor');
    leader = await place.signsIn('leader');
  });
  afterAll(() => place.close());

  it('say that there is no data before anything has happened', async () => {
    await counted();
    const view = await supervisor.call(figureRoutes.values, { ...NOVEMBER, by: 'category' });

    expect(view).toMatchObject({ from: '2026-11-01', to: '2026-11-23', groups: [] });
    expect(value(view, 'solvedRate')).toEqual({
      ...{ key: 'solvedRate', value: null, text: '无数据' },
      ...{ numerator: 0, sample: 0, excluded: 0 },
    });
    expect(value(view, 'filed')).toMatchObject({ value: 0, text: '0' });
  });

  it('count a matter that a worker settled, and one that a department let lie', async () => {
    lamp = await resident.reports('楼道的事', { categoryCode: 'other' });
    await resident.reports('暖气不热', { categoryCode: 'heating' });
    await place.hoursPass(1);
    await worker.does('accept', lamp);
    await worker.does('resolve', lamp, { note: '办好了' });
    await resident.does('rate', lamp, { rating: { score: 4, solved: true } });
    await place.hoursPass(24 * 8);
    await counted();

    const view = await supervisor.call(figureRoutes.values, { ...NOVEMBER, by: 'department' });
    expect(value(view, 'filed')).toMatchObject({ value: 2 });
    expect(value(view, 'acceptRate')).toMatchObject({ text: '50.00%', numerator: 1, sample: 2, excluded: 0 });
    expect(value(view, 'onTimeRate')).toMatchObject({ text: '50.00%', numerator: 1, sample: 2 });
    expect(value(view, 'satisfiedRate')).toMatchObject({ text: '100.00%', numerator: 1, sample: 1 });
    // An hour and a moment, said with the end of its span.
    expect(value(view, 'acceptMedian')).toMatchObject({ text: '1 小时 3 分', sample: 1 });
    expect(view.groups.map(({ label }) => label)).toEqual(['红旗供热站', '网格（无部门）']);
    const [unit, grids] = view.groups;
    expect(unit && value(unit, 'onTimeRate')).toMatchObject({ numerator: 0, sample: 1 });
    expect(grids && value(grids, 'onTimeRate')).toMatchObject({ numerator: 1, sample: 1 });
  });

  it('open the list behind each number', async () => {
    const late = await supervisor.call(figureRoutes.issues, { ...NOVEMBER }, { key: 'onTimeRate' });
    const kept = await supervisor.call(figureRoutes.issues, { ...NOVEMBER, part: 'numerator' }, { key: 'onTimeRate' });

    expect(late.items).toHaveLength(2);
    expect(kept.items).toEqual([expect.objectContaining({ id: lamp.id, title: '楼道的事', department: null })]);
    const nothing = supervisor.call(figureRoutes.issues, { ...NOVEMBER, part: 'numerator' }, { key: 'filed' });
    expect(await refusalOf(nothing)).toBe('NOT_FOUND');
    expect(
      (await supervisor.send('GET', `${API_PREFIX}/figures/nonsense/issues?from=2026-11-01&to=2026-11-30`)).status,
    ).toBe(404);
  });

  it('and of what lies in an area itself, in none of the smaller ones', async () => {
    const all = await supervisor.call(figureRoutes.issues, { ...NOVEMBER, areaCode: STREET }, { key: 'filed' });
    const own = { ...NOVEMBER, areaCode: STREET, directly: true };
    const rest = await supervisor.call(figureRoutes.issues, own, { key: 'filed' });
    const grid = lamp.areaCode;
    const inGrid = await supervisor.call(figureRoutes.issues, { ...own, areaCode: grid }, { key: 'filed' });

    expect(all.items.map(({ areaCode }) => areaCode).filter((code) => code === grid).length).toBe(inGrid.items.length);
    expect(inGrid.items.length).toBeGreaterThan(0);
    expect(rest.items).toEqual(all.items.filter(({ areaCode }) => areaCode === STREET));
  });

  it('are the same in the file as on screen, with their meaning beside them', async () => {
    const query = 'from=2026-11-01&to=2026-11-30&by=area';
    const view = (await supervisor.send('GET', `${API_PREFIX}/figures?${query}`)).body as FiguresView;
    const file = await supervisor.send('GET', `${API_PREFIX}${FIGURES_FILE_PATH}?${query}`);

    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain('figures-2026-11-01-2026-11-30.csv');
    const rows = csvRows(await bytesOf(query));
    expect(rows).toHaveLength(1 + FIGURE_KEYS.length * (1 + view.groups.length));
    const groups = [{ label: '合计', values: view.values }, ...view.groups];
    const expected = groups.flatMap(({ label, values }) =>
      values.map(({ key, text, numerator, sample, excluded }) => {
        const words = figureDefinition(key);
        const numbers = [numerator ?? '', sample, excluded ?? ''].map(String);
        return ['2026-11-01 至 2026-11-30', label, words.label, text, ...numbers, words.formula];
      }),
    );
    expect(rows.slice(1).map((row) => row.slice(0, 8))).toEqual(expected);
  });

  it('are asked for in words that are understood, and for days that exist', async () => {
    for (const query of [
      '',
      'from=2026-11-01',
      'from=2026-11-31&to=2026-12-01',
      'from=2026-11-02&to=2026-11-01',
      'from=1900-01-01&to=2026-11-01',
      'from=2026-11-01&to=2026-11-02&by=colour',
      'from=2026-11-01&to=2026-11-02&departmentId=x',
      'from=2026-11-01&to=2026-11-02&areaCode=15',
    ]) {
      expect((await supervisor.send('GET', `${API_PREFIX}/figures?${query}`)).body).toMatchObject({
        code: 'INPUT_INVALID',
      });
    }
    const future = await supervisor.call(figureRoutes.values, { from: '2027-05-01', to: '2027-05-31' });
    expect(future.values.every(({ sample }) => sample === 0)).toBe(true);
  });

  it('are those of one’s own areas, and of one’s own department', async () => {
    const ask = (who: Actor, more: object) => who.call(figureRoutes.values, { ...NOVEMBER, ...more });
    expect(await refusalOf(ask(supervisor, { areaCode: COUNTY }))).toBe('NOT_FOUND');
    expect(await refusalOf(ask(resident, {}))).toBe('NOT_ALLOWED');
    expect(value(await ask(leader, { areaCode: COUNTY }), 'filed')).toMatchObject({ value: 2 });
    expect(value(await ask(heating, {}), 'filed')).toMatchObject({ value: 1 });
    expect(value(await ask(heating, { areaCode: '150782002001' }), 'onTimeRate')).toMatchObject({ sample: 1 });
    const housing = await place.signsIn('housing');
    const [other] = postsOf(housing.me);
    expect(await refusalOf(ask(heating, { departmentId: other }))).toBe('NOT_FOUND');
    expect(await refusalOf(ask(heating, { departmentId: 'none' }))).toBe('NOT_FOUND');
    const list = await heating.call(figureRoutes.issues, { ...NOVEMBER, areaCode: STREET }, { key: 'filed' });
    expect(list.items.map(({ title }) => title)).toEqual(['暖气不热']);
  });

  it('change with what is done later: a rating is excluded, and the month is counted anew', async () => {
    const issue = await resident.reports('又一件', { categoryCode: 'other' });
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '办好了' });
    await resident.does('rate', issue, { rating: { score: 1, solved: true } });
    await counted();
    const ask = () => supervisor.call(figureRoutes.values, { from: '2026-11-01', to: '2026-12-31' });
    expect(value(await ask(), 'satisfiedRate')).toMatchObject({ text: '50.00%', sample: 2, excluded: 0 });

    await worker.does('appeal', issue, { note: '与事实不符' });
    await supervisor.does('exclude', issue, { note: '恶意评价' });
    await counted();

    expect(value(await ask(), 'satisfiedRate')).toMatchObject({ text: '100.00%', sample: 1, excluded: 1 });
    const query = { from: '2026-11-01', to: '2026-12-31', part: 'excluded' as const };
    const excluded = await supervisor.call(figureRoutes.issues, query, { key: 'satisfiedRate' });
    expect(excluded.items.map(({ id }) => id)).toEqual([issue.id]);
  });

  async function bytesOf(query: string): Promise<string> {
    const headers = { authorization: `Bearer ${supervisor.token}` };
    const answer = await fetch(`${place.url}${API_PREFIX}${FIGURES_FILE_PATH}?${query}`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    // Without the mark Excel takes it for another script.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return bytes.subarray(3).toString('utf8');
  }
});

function postsOf({ posts }: MeView): string[] {
  return posts.flatMap(({ departmentId }) => departmentId ?? []);
}
