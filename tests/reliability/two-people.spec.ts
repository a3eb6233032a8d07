import {
  type Action,
  type ActRequest,
  AppError,
  type HolderCandidate,
  issueRoutes,
  type IssueView,
} from '@hongqi/shared';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { type Actor, newKey, refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { randomNumbers } from '../support/random';
import { type Town, town } from '../support/town';

type Move = [who: Actor, action: Action, input: ActRequest];

describe('two people act on one issue at once', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;
  let dispatcher: Actor;
  let other: HolderCandidate;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
    dispatcher = await place.signsIn('dispatcher');
    const issue = await resident.reports('先看看派给谁');
    const candidates = await dispatcher.call(issueRoutes.holders, {}, { id: issue.id });
    const found = candidates.find(({ kind, id }) => kind === 'worker' && id !== issue.holder?.id);
    if (!found) throw new Error('the street has one worker only');
    other = found;
  });
  afterAll(() => place.close());
  afterEach(async () => expect(await brokenHistories(place.database.manager)).toEqual([]));

  /** Exactly one of the two moves succeeds; what each of them was told. */
  async function race(issue: IssueView, moves: readonly [Move, Move]): Promise<{ won: IssueView; lost: AppError }> {
    const results = await Promise.allSettled(moves.map(([who, action, input]) => who.does(action, issue, input)));
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect({ won: won.length, lost: lost.map(String) }).toEqual({ won: 1, lost: [expect.stringContaining('ISSUE_')] });
    return { won: won[0] as IssueView, lost: lost[0] as AppError };
  }

  it('fifty times: one of them succeeds, the other is told how it stands now', async () => {
    const random = randomNumbers(829);
    for (let pair = 0; pair < 50; pair += 1) {
      const issue = await resident.reports(`第 ${pair} 件`);
      const { version } = issue;
      const rivals: [Move, Move][] = [
        [[worker, 'accept', {}], [resident, 'withdraw', {}]],
        [[worker, 'accept', { version }], [dispatcher, 'dispatch', { version, holder: { userId: other.id } }]],
        [[worker, 'return', { version, note: '不归我管' }], [resident, 'withdraw', { version }]],
        [[worker, 'accept', {}], [worker, 'accept', {}]],
      ]; // prettier-ignore
      const [first, second] = rivals[pair % rivals.length] as [Move, Move];
      const { won, lost } = await race(issue, random() < 0.5 ? [first, second] : [second, first]);

      const now = await place.database.manager.findOneByOrFail(Issue, { id: issue.id });
      expect(now).toMatchObject({ version: version + 1, state: won.state });
      expect(['ISSUE_CHANGED', 'ISSUE_WRONG_STATE']).toContain(lost.code);
      expect(lost.details).toEqual({ state: won.state, version: won.version });
    }
  });

  it('and what the loser wanted left no trace', async () => {
    const issue = await resident.reports('两人同时接');

    const { won } = await race(issue, [[worker, 'accept', {}], [resident, 'withdraw', {}]]); // prettier-ignore

    const steps = await place.database.manager.find(IssueHistory, {
      where: { issueId: issue.id },
      order: { seq: 'ASC' },
    });
    expect(steps.map(({ action }) => action)).toEqual([
      'submit',
      'dispatch',
      won.state === 'handling' ? 'accept' : 'withdraw',
    ]);
  });

  it('eight workers who comment at once, without saying what they saw, all get their word in or are told to look', async () => {
    const issue = await resident.reports('大家都来看');
    const words = Array.from({ length: 8 }, (_, at) => `第 ${at} 句`);

    const results = await Promise.allSettled(words.map((note) => dispatcher.does('comment', issue, { note })));

    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [(result.reason as AppError).code] : [],
    );
    expect(refused.every((code) => code === 'ISSUE_CHANGED')).toBe(true);
    const said = (await dispatcher.sees(issue)).history.filter(({ action }) => action === 'comment');
    expect(said).toHaveLength(words.length - refused.length);
    expect(said.length).toBeGreaterThan(0);
  });

  it('someone who hands an issue away still gets an answer', async () => {
    const heating = await place.signsIn('heating');
    const issue = await resident.reports('暖气不热', { categoryCode: 'heating' });
    expect(issue.holder?.kind).toBe('department');

    const request = { note: '需要市热力公司', actionKey: newKey() };
    const escalated = await heating.does('escalate', issue, request);
    const again = await heating.does('escalate', issue, request);

    expect(escalated).toMatchObject({ state: 'submitted', holder: null, actions: [] });
    expect(again).toEqual(escalated);
    expect(await refusalOf(heating.sees(issue))).toBe('NOT_FOUND');
  });
});
