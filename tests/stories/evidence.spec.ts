import type { IssueView } from '@hongqi/shared';
import { type Actor, RED_FLAG_STREET, refusalOf } from '../support/actor';
import { plainPhoto } from '../support/photos';
import { type StreetPeople, streetWithPeople } from '../support/street-people';

const HERE = { lng: String(RED_FLAG_STREET.lng), lat: String(RED_FLAG_STREET.lat) };
/** Some 1.1 km to the north. */
const FAR = { ...HERE, lat: String(RED_FLAG_STREET.lat + 0.01) };

/** As the clients send it: where and when it was taken stands before the file. */
const photo = async (actor: Actor, taken: Record<string, string> = {}): Promise<string> =>
  (await actor.photographs(await plainPhoto(), 'photo.jpg', taken)).id;

describe('a category asks for photos of the place, before and after', () => {
  let people: StreetPeople;
  let issue: IssueView;
  const takenAt = (minutes = 0): string =>
    new Date(people.place.clock.now().getTime() + minutes * 60_000).toISOString();
  const resolves = async (before: string, after: string): Promise<IssueView> =>
    people.worker.does('resolve', issue, { note: '已处理', before: [before], photos: [after] });

  beforeAll(async () => {
    people = await streetWithPeople();
    const admin = await people.place.signsIn('admin');
    // 安全隐患 asks for both, within 200 metres, and for a check; here only for the photos.
    const { body } = await admin.send('GET', '/api/v1/categories');
    const safety = (body as { code: string; version: number }[]).find(({ code }) => code === 'safety');
    expect(safety).toMatchObject({ photoBefore: true, evidenceMetres: 200 });
    const { limits, keywords, version } = safety as unknown as Record<string, unknown>;
    const rules = {
      limits,
      keywords,
      version,
      photoToResolve: true,
      photoBefore: true,
      checkBeforeClose: false,
      evidenceMetres: 200,
    };
    expect(await admin.send('PUT', '/api/v1/categories/safety', rules)).toMatchObject({ status: 200 });
  });
  beforeEach(async () => {
    issue = await people.resident.reports('电线垂到地上', { categoryCode: 'safety' });
    await people.place.hoursPass(0.5);
    await people.worker.does('accept', issue);
    people.place.clock.forward(10 * 60_000);
  });
  afterAll(() => people.place.close());

  it('and is content with photos taken there, while it was handled', async () => {
    const { worker, dispatcher } = people;
    const [before, after] = [
      await photo(worker, { ...HERE, takenAt: takenAt(-5) }),
      await photo(worker, { ...HERE, takenAt: takenAt() }),
    ];
    const done = await resolves(before, after);

    expect(done.state).toBe('resolved');
    const shown = (await dispatcher.sees(issue)).history
      .at(-1)
      ?.photos.map(({ id, phase, metres }) => ({ id, phase, metres }));
    expect(shown).toEqual([
      { id: before, phase: 'before', metres: 0 },
      { id: after, phase: null, metres: 0 },
    ]);
    // Where the worker stood is not for the reporter.
    expect((await people.resident.sees(issue)).history.at(-1)?.photos).toMatchObject([
      { metres: null },
      { takenAt: null },
    ]);
  });

  it('and is not without the one before', async () => {
    const after = await photo(people.worker, HERE);

    expect(await refusalOf(people.worker.does('resolve', issue, { note: '已处理', photos: [after] }))).toBe(
      'ISSUE_INPUT_MISSING',
    );
    expect((await people.worker.sees(issue)).needs.resolve).toEqual(['note', 'before', 'photos']);
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['too far away', () => FAR, 'ISSUE_EVIDENCE_FAR'],
    ['before it was accepted', () => ({ ...HERE, takenAt: takenAt(-60) }), 'ISSUE_EVIDENCE_OLD'],
    ['by a clock in the future', () => ({ ...HERE, takenAt: takenAt(60) }), 'ISSUE_EVIDENCE_OLD'],
  ])('and refuses one taken %s', async (_, fields, error) => {
    const [good, bad] = [await photo(people.worker, HERE), await photo(people.worker, fields())];

    expect(await refusalOf(resolves(good, bad))).toBe(error);
    expect(await refusalOf(resolves(bad, good))).toBe(error);
    expect((await people.worker.sees(issue)).state).toBe('handling');
    // The refused photos are still free: nothing was lost.
    const other = await photo(people.worker, HERE);
    expect((await resolves(good, other)).state).toBe('resolved');
  });

  it('a phone that gives no position may finish, but then a person looks', async () => {
    const { worker } = people;

    expect((await resolves(await photo(worker), await photo(worker))).state).toBe('checking');
  });

  it.each<Record<string, string>>([
    { takenAt: 'yesterday' },
    { lng: '120.7' },
    { lng: 'x', lat: '49' },
    { lng: '20', lat: '49' },
  ])('an upload that says %j is refused whole', async (fields) => {
    expect(await refusalOf(photo(people.worker, fields))).toBe('INPUT_INVALID');
  });
});
