import type { IssueView } from '@hongqi/shared';
import { refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { plainPhoto } from '../support/photos';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

describe('a rating that the holder finds unjust', () => {
  let people: StreetPeople;
  let issue: IssueView;

  const rated = async (score: number, solved: boolean): Promise<IssueView> => {
    const { resident, worker } = people;
    const reported = await resident.reports('广场舞太吵', { categoryCode: 'noise' });
    await worker.does('accept', reported);
    await worker.does('resolve', reported, { note: '已协商,晚九点前结束' });
    return resident.does('rate', reported, { rating: { score, solved }, note: '还是吵' });
  };

  beforeAll(async () => {
    people = await streetWithPeople();
    issue = await rated(1, true);
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('is appealed against by whoever was rated, with evidence, and by nobody else', async () => {
    const { worker, otherWorker, dispatcher, supervisor, resident, place } = people;
    expect(await refusalOf(otherWorker.does('appeal', issue, { note: '冤枉' }))).toBe('NOT_FOUND');
    expect(await refusalOf(dispatcher.does('appeal', issue, { note: '冤枉' }))).toBe('ISSUE_NOT_YOURS');
    const photo = await worker.photographs(await plainPhoto());
    const appealed = await worker.does('appeal', issue, { note: '九点以后没有人跳舞', photos: [photo.id] });
    await place.settled();

    expect(appealed).toMatchObject({ state: 'closed', awaits: 'appeal', appeal: 'waiting' });
    expect(await supervisor.told(issue)).toEqual(['承办人申诉「广场舞太吵」的评价，请您裁定：九点以后没有人跳舞']);
    // Not before it is decided, and then only what it means for them.
    expect(JSON.stringify(await resident.sees(issue))).not.toContain('跳舞');
    expect(await refusalOf(worker.does('appeal', issue, { note: '再来一次' }))).toBe('ISSUE_NOT_APPEALABLE');
  });

  it('is decided by the supervisor of the street; excluded, it stays where everyone can see it', async () => {
    const { worker, dispatcher, supervisor, resident, place } = people;
    expect(await refusalOf(dispatcher.does('exclude', issue, { note: '属实' }))).toBe('ISSUE_NOT_YOURS');
    const excluded = await supervisor.does('exclude', issue, { note: '录像属实' });
    await place.settled();

    expect(excluded).toMatchObject({ awaits: null, appeal: 'excluded', rating: { score: 1, solved: true } });
    expect((await worker.told(issue)).at(-1)).toBe('「广场舞太吵」的评价已剔除：录像属实');
    expect((await resident.told(issue)).at(-1)).toContain('这次评价不计入统计');
  });

  it('or upheld, also after "not solved" had reopened it', async () => {
    const { worker, supervisor } = people;
    const unsolved = await rated(1, false);
    expect(unsolved.state).toBe('assigned');
    await worker.does('appeal', unsolved, { note: '已经安静了' });

    expect(await supervisor.does('uphold', unsolved, { note: '邻居也说吵' })).toMatchObject({
      appeal: 'upheld',
      awaits: null,
    });
    expect((await worker.sees(unsolved)).state).toBe('assigned');
  });

  it('but not after a week, and never against what nobody rated', async () => {
    const { worker, resident, place } = people;
    const late = await rated(2, true);
    const silent = await resident.reports('又吵', { categoryCode: 'noise' });
    await worker.does('accept', silent);
    await worker.does('resolve', silent, { note: '已劝说' });
    await place.hoursPass(24 * 7 + 1);

    expect(await refusalOf(worker.does('appeal', late, { note: '太晚了' }))).toBe('ISSUE_TOO_LATE');
    expect(await refusalOf(worker.does('appeal', silent, { note: '没人评' }))).toBe('ISSUE_NOT_APPEALABLE');
  });
});
