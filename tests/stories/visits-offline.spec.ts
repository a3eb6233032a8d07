import { directiveRoutes, issueRoutes, visitRoutes } from '@hongqi/shared';
import { newKey, RED_FLAG_STREET } from '../support/actor';
import { acts, aField, anAudience, sends } from '../support/directives';
import { town } from '../support/town';

const GRID = '150782002001001';
const HOUR = 3_600_000;

/** Doors are walked in cellars and stairwells: a morning's work comes in when the phone finds signal again. */
describe('a walk without signal', () => {
  it('counts with the directive if it was open then, and is of the everyday round if not', async () => {
    const place = await town();
    const dispatcher = await place.signsIn('dispatcher');
    const worker = await place.signsIn('worker-01');
    const [one, two] = await worker.call(visitRoutes.doors, { gridCode: GRID });
    const sent = await sends(dispatcher, {
      kind: 'task',
      wants: 'form',
      form: [aField('f1', { kind: 'number' })],
      visits: true,
      audience: anAudience({ areas: [GRID] }),
    });
    await place.settled();
    const knocked = (door: { id: string } | undefined, hoursAgo: number) =>
      worker.call(visitRoutes.add, {
        visitKey: newKey(),
        doorId: door?.id ?? '',
        directiveId: sent.id,
        outcome: 'problem',
        at: new Date(place.clock.now().getTime() - hoursAgo * HOUR).toISOString(),
        answer: { f1: 3 },
        report: { submissionKey: newKey(), text: '楼道堆物', place: RED_FLAG_STREET },
      });
    place.clock.forward(2 * HOUR);
    await acts(dispatcher, sent.id, 'close', { note: '已完成' });
    place.clock.forward(2 * HOUR);

    const before = await knocked(one, 3);
    const after = await knocked(two, 1);
    expect([before.directiveId, before.answer]).toEqual([sent.id, { f1: 3 }]);
    expect([after.directiveId, after.answer]).toEqual([null, null]);
    const issues = [before, after].map(({ issueId }) => dispatcher.call(issueRoutes.one, {}, { id: issueId ?? '' }));
    expect((await Promise.all(issues)).map(({ source }) => source)).toEqual(['directive', 'worker']);
    const { area } = await dispatcher.call(directiveRoutes.progress, {}, { id: sent.id });
    expect(area).toMatchObject({ doors: { knocked: 1, met: 1 }, issues: 1 });
    await place.close();
  });
});
