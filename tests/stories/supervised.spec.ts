import { issueRoutes, type IssueView } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { Registry } from '../support/registry';
import { type StreetPeople, streetWithPeople } from '../support/street-people';
import { inShanghai } from '../support/town';

const ORDER = { note: '学校门口，务必本周办好', until: inShanghai('2026-11-24 12:00').toISOString() };

describe('the supervisor issues an order', () => {
  let people: StreetPeople;
  let colleague: Actor;
  let issue: IssueView;

  beforeAll(async () => {
    people = await streetWithPeople();
    const street = { role: 'supervisor' as const, areaCode: '150782002' };
    colleague = await new Registry(people.place).hires({ login: 'chief-2', name: '包片领导', ...street });
    issue = await people.resident.reports('校门口路面塌陷');
    await people.worker.does('accept', issue);
    await people.worker.does('progress', issue, { note: '已围挡' });
  });
  afterAll(() => people.place.close());
  afterEach(async () => expect(await brokenHistories(people.place.database.manager)).toEqual([]));

  it('with words, a day and a card, which the holder and the desk are told', async () => {
    const { supervisor, worker, dispatcher, place } = people;
    expect(await refusalOf(dispatcher.does('supervise', issue, { ...ORDER, card: 'yellow' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(supervisor.does('supervise', issue, ORDER))).toBe('ISSUE_INPUT_MISSING');
    const ordered = await supervisor.does('supervise', issue, { ...ORDER, card: 'yellow' });
    await place.settled();

    expect(ordered).toMatchObject({
      state: 'handling',
      card: 'yellow',
      clocks: expect.arrayContaining(issue.clocks.slice(-1)),
    });
    expect(ordered.order).toMatchObject({
      card: 'yellow',
      note: ORDER.note,
      issuer: '赵敏',
      areaName: '红旗街道',
      dueAt: ORDER.until,
      answeredAt: null,
    });
    expect((await worker.told(issue)).at(-1)).toBe(
      '黄牌督办「校门口路面塌陷」，请在 11月24日 12:00 前回复：学校门口，务必本周办好',
    );
    expect((await dispatcher.told(issue)).at(-1)).toBe('「校门口路面塌陷」已被督办：学校门口，务必本周办好');
    const listed = await dispatcher.call(issueRoutes.desk, { queue: 'ordered' });
    expect(listed.items).toMatchObject([{ id: issue.id, card: 'yellow' }]);
  });

  it('the reporter sees that it is supervised and by when, but not the words', async () => {
    const seen = await people.resident.sees(issue);

    expect(seen).toMatchObject({ card: 'yellow', order: { card: 'yellow', note: null, dueAt: ORDER.until } });
    expect(JSON.stringify(seen)).not.toContain('务必');
    expect((await people.resident.told(issue)).join()).not.toContain('督办');
  });

  it('while it is open nobody beside the issuer issues another, and the level above may', async () => {
    const { supervisor, leader, worker } = people;
    const other = { ...ORDER, note: '我也要督办', card: 'red' as const };
    expect(await refusalOf(colleague.does('supervise', issue, other))).toBe('ISSUE_ORDER_OPEN');
    expect(await refusalOf(colleague.does('lift', issue))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(worker.does('lift', issue))).toBe('ISSUE_NOT_YOURS');
    expect((await supervisor.sees(issue)).actions).toEqual(expect.arrayContaining(['supervise', 'lift']));
    expect((await leader.sees(issue)).actions).toEqual(expect.arrayContaining(['supervise', 'lift']));
  });

  it('unanswered at noon the card turns red, and black two working days later; both hear of it', async () => {
    const { place, worker, supervisor } = people;
    await place.itBecomes('2026-11-24 11:59');
    expect((await supervisor.sees(issue)).card).toBe('yellow');
    await place.itBecomes('2026-11-24 12:00');
    expect((await supervisor.sees(issue)).card).toBe('red');
    expect((await worker.told(issue)).at(-1)).toBe('「校门口路面塌陷」的督办逾期未回复，升为红牌。');
    expect((await supervisor.told(issue)).at(-1)).toBe('「校门口路面塌陷」的督办逾期未回复，已升为红牌。');

    await place.itBecomes('2026-11-26 17:29');
    expect((await supervisor.sees(issue)).card).toBe('red');
    await place.itBecomes('2026-11-26 17:30');
    expect((await supervisor.sees(issue)).card).toBe('black');
    await place.itBecomes('2026-11-27 09:00');
    expect((await supervisor.sees(issue)).card).toBe('black');
    expect((await supervisor.told(issue)).filter((words) => words.includes('升为'))).toHaveLength(2);
  });

  it('an answer is told to whoever issued it, and lifts nothing', async () => {
    const { worker, supervisor, leader, resident, place } = people;
    const answered = await worker.does('answer', issue, { note: '周五前回填，今晚先铺钢板' });
    await place.settled();

    expect(answered).toMatchObject({ card: 'black', order: { answeredAt: expect.any(String) as string } });
    expect((await supervisor.told(issue)).at(-1)).toBe(
      '承办人回复了对「校门口路面塌陷」的督办：周五前回填，今晚先铺钢板',
    );
    expect(await leader.told(issue)).toEqual([]);
    expect(await refusalOf(worker.does('answer', issue, { note: '再回复一次' }))).toBe('ISSUE_NO_ORDER');
    expect(JSON.stringify(await resident.sees(issue))).not.toContain('钢板');
  });

  it('only its issuer lifts it', async () => {
    const { supervisor, worker, dispatcher, place } = people;
    expect(await refusalOf(colleague.does('lift', issue, { note: '可以了' }))).toBe('ISSUE_NOT_YOURS');
    expect(await refusalOf(dispatcher.does('lift', issue))).toBe('ISSUE_NOT_YOURS');
    const lifted = await supervisor.does('lift', issue, { note: '已看过现场' });
    await place.settled();

    expect(lifted).toMatchObject({ state: 'handling', card: null, order: null });
    expect((await worker.told(issue)).at(-1)).toBe('「校门口路面塌陷」的督办已解除：已看过现场');
    expect(await refusalOf(supervisor.does('lift', issue))).toBe('ISSUE_NOT_YOURS');
  });

  it('or the level above; and an order of the platform’s own whoever leads the level it was issued for', async () => {
    const { supervisor, leader, worker, resident, place } = people;
    await supervisor.does('supervise', issue, {
      ...ORDER,
      until: inShanghai('2026-12-01 12:00').toISOString(),
      card: 'red',
    });
    expect(await leader.does('lift', issue)).toMatchObject({ card: null });

    const forgotten = await resident.reports('路灯不亮');
    await place.itBecomes('2026-11-27 17:00');
    expect(await worker.sees(forgotten)).toMatchObject({ card: 'yellow', order: { issuer: '平台' } });
    expect(await colleague.does('lift', forgotten, { note: '网格员住院' })).toMatchObject({ card: null });
  });

  it('is not escaped by calling the work done: it stays open until it is answered and lifted', async () => {
    const { supervisor, worker, resident } = people;
    const until = inShanghai('2026-12-02 12:00').toISOString();
    await supervisor.does('supervise', issue, { ...ORDER, until, card: 'yellow' });
    await worker.does('resolve', issue, { note: '已回填' });
    await resident.does('rate', issue, { rating: { score: 5, solved: true } });

    expect(await supervisor.sees(issue)).toMatchObject({ state: 'closed', card: 'yellow' });
    await worker.does('answer', issue, { note: '已回填并压实' });
    expect(await supervisor.does('lift', issue)).toMatchObject({ state: 'closed', card: null });
  });
});
