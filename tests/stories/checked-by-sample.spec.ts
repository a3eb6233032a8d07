import { refusalOf } from '../support/actor';
import { streetWithPeople } from '../support/street-people';

describe('of what no category asks to check', () => {
  it('a share is checked all the same, by somebody who did not do it', async () => {
    const people = await streetWithPeople({ checkShare: 1 });
    const { resident, worker, dispatcher, supervisor, place } = people;
    const issue = await resident.reports('邻居半夜唱歌', { categoryCode: 'noise' });
    await worker.does('accept', issue);

    expect((await worker.does('resolve', issue, { note: '已劝说' })).state).toBe('checking');
    expect(await refusalOf(worker.does('check', issue))).toBe('ISSUE_NOT_YOURS');
    expect((await dispatcher.sees(issue)).actions).toEqual(expect.arrayContaining(['check', 'sendBack']));
    expect((await supervisor.does('check', issue, { note: '电话问过' })).state).toBe('resolved');
    await place.close();
  });

  it('none is, where the share is nothing', async () => {
    const people = await streetWithPeople({ checkShare: 0 });
    const issue = await people.resident.reports('邻居半夜唱歌', { categoryCode: 'noise' });
    await people.worker.does('accept', issue);

    expect((await people.worker.does('resolve', issue, { note: '已劝说' })).state).toBe('resolved');
    await people.place.close();
  });

  it('nobody checks in time: the desk is reminded, then it is late and its supervisor hears of it', async () => {
    const people = await streetWithPeople({ checkShare: 1 });
    const { resident, worker, dispatcher, supervisor, place } = people;
    const issue = await resident.reports('邻居半夜唱歌', { categoryCode: 'noise' });
    await worker.does('accept', issue);
    await worker.does('resolve', issue, { note: '已劝说' });
    await place.hoursPass(24 * 3);

    expect((await dispatcher.told(issue)).join()).toContain('核查已超期，请马上处理。');
    expect((await supervisor.told(issue)).join()).toContain('核查已超期');
    expect(await supervisor.sees(issue)).toMatchObject({ state: 'checking', light: 'red', card: 'yellow' });
    // The order is the desk's to answer: it is the desk that is late.
    await dispatcher.does('answer', issue, { note: '今天去看' });
    expect(await refusalOf(worker.does('resolve', issue, { note: '再报一次' }))).toBe('ISSUE_WRONG_STATE');
    await place.close();
  });
});
