import { AppError, type IssueView, issueRoutes, peopleRoutes, type SubmitIssue } from '@hongqi/shared';
import { Issue } from '../../server/src/issues/issue.entity';
import { IssueHistory } from '../../server/src/issues/issue-history.entity';
import { OutboxRow } from '../../server/src/notices/outbox.entity';
import { type Actor, newKey, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { brokenHistories } from '../support/history-invariants';
import { plainPhoto } from '../support/photos';
import { rowCounts } from '../support/row-counts';
import { type Town, town } from '../support/town';

const TEN = Array.from({ length: 10 }, (_, at) => at);

describe('the same thing sent again', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());
  afterEach(async () => expect(await brokenHistories(place.database.manager)).toEqual([]));

  const draft = (text: string, more: Partial<SubmitIssue> = {}): SubmitIssue => ({
    submissionKey: newKey(),
    text,
    place: RED_FLAG_STREET,
    ...more,
  });
  const submit = (who: Actor, request: SubmitIssue): Promise<IssueView> => who.call(issueRoutes.submit, request);

  it('ten times at once is one issue, and everyone gets the same answer', async () => {
    const { id: photo } = await resident.photographs(await plainPhoto());
    const request = draft('井盖坏了', { photos: [photo] });

    const answers = await Promise.all(TEN.map(() => submit(resident, request)));

    const [first] = answers;
    expect(answers).toEqual(TEN.map(() => first));
    const { manager } = place.database;
    const { submissionKey } = request;
    expect(await manager.countBy(Issue, { submissionKey })).toBe(1);
    const steps = await manager.find(IssueHistory, { where: { issueId: first?.id }, order: { seq: 'ASC' } });
    expect(steps.map(({ action }) => action)).toEqual(['submit', 'dispatch']);
    const letters = await manager.findBy(OutboxRow, { issueId: first?.id });
    const kinds = letters.filter(({ topic }) => topic !== 'wechat').map(({ letter }) => letter);
    expect(kinds).toHaveLength(5);
    expect(kinds).toEqual(
      expect.arrayContaining([
        { topic: 'tell', action: 'submit', audience: 'reporter' },
        { topic: 'tell', action: 'dispatch', audience: 'reporter' },
        { topic: 'tell', action: 'dispatch', audience: 'holder', holderUserId: first?.holder?.id },
        { topic: 'checkText' },
        { topic: 'checkPhoto', photoId: photo },
      ]),
    );
  });

  it('is answered alike for someone whose phone number is known', async () => {
    const known = await place.comes('resident-2');
    await known.call(peopleRoutes.setPhone, { code: await place.wechat.phoneCode('resident-2') });
    const request = draft('楼道灯不亮');

    const answers = [await submit(known, request), await submit(known, request)];

    expect(answers[1]).toEqual(answers[0]);
  });

  it('is still the same issue a day later, as it stands then', async () => {
    const request = draft('雨水篦子堵了');
    const issue = await submit(resident, request);
    await worker.does('accept', issue);
    await place.hoursPass(25);

    expect(await submit(resident, request)).toMatchObject({ id: issue.id, state: 'handling' });
  });

  it('with other words under the same key is refused, and nothing is written', async () => {
    const request = draft('垃圾没人清运');
    const { number } = await submit(resident, request);
    await place.settled();
    const before = await rowCounts(place.database);

    const changes: Partial<SubmitIssue>[] = [
      { text: '垃圾没人清运了' },
      { place: undefined },
      { place: { ...RED_FLAG_STREET, lng: RED_FLAG_STREET.lng + 1e-6 } },
      { urgency: 'urgent' },
      { anonymous: true },
      { categoryCode: 'lighting' },
    ];
    for (const change of changes) {
      const error = await submit(resident, { ...request, ...change }).catch((reason: unknown) => reason);
      expect(error).toEqual(new AppError('ISSUE_KEY_REUSED', { number }));
      expect(error).toMatchObject({ code: 'ISSUE_KEY_REUSED', details: { number } });
    }
    await place.settled();
    expect(await rowCounts(place.database)).toEqual(before);
  });

  it('under a key that differs only in case is another issue', async () => {
    const request = draft('树枝断了', { submissionKey: 'Case-Of-Key' });

    const [one, other] = [
      await submit(resident, request),
      await submit(resident, { ...request, submissionKey: 'case-of-key' }),
    ];

    expect(other.id).not.toBe(one.id);
  });

  it('by another person under the same key is their own issue', async () => {
    const neighbour = await place.comes('neighbour');
    const request = draft('暖气不热');

    const [mine, theirs] = await Promise.all([submit(resident, request), submit(neighbour, request)]);

    expect(theirs.id).not.toBe(mine.id);
    expect(await refusalOf(neighbour.sees(mine))).toBe('NOT_FOUND');
  });

  it.each([
    { action: 'accept', input: {} },
    { action: 'progress', input: { note: '已到现场' } },
    { action: 'comment', input: { note: '需要登高车' } },
    { action: 'resolve', input: { note: '修好了' } },
  ] as const)('ten presses of one button ($action) are one step', async ({ action, input }) => {
    const issue = await resident.reports('路面塌陷');
    if (action !== 'accept') await worker.does('accept', issue);
    const before = await place.database.manager.countBy(IssueHistory, { issueId: issue.id });
    const request = { ...input, actionKey: newKey() };

    const answers = await Promise.all(TEN.map(() => worker.does(action, issue, request)));

    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([before + 1]));
    expect(await place.database.manager.countBy(IssueHistory, { issueId: issue.id })).toBe(before + 1);
  });

  it('two presses with keys of their own are two steps', async () => {
    const issue = await resident.reports('护栏松动');
    await worker.does('accept', issue);

    await worker.does('progress', issue, { note: '一', actionKey: newKey() });
    const twice = await worker.does('progress', issue, { note: '二', actionKey: newKey() });

    expect(twice.history.map(({ note }) => note).slice(-2)).toEqual(['一', '二']);
  });
});
