import fc from 'fast-check';
import {
  AppError,
  directiveRoutes,
  type FormAnswer,
  peopleRoutes,
  receivedRoutes,
  type Wants,
  WANTS,
} from '@hongqi/shared';
import type { Actor } from '../support/actor';
import { aField, anAudience, COMMUNITIES, sends } from '../support/directives';
import { recounted } from '../support/directive-recount';
import { type Town, town } from '../support/town';

const GRIDS = [`${COMMUNITIES[0]}001`, `${COMMUNITIES[0]}002`];
/** What may be refused on the way: somebody has spoken for themselves already, or it is not the worker's grid. */
const REFUSED = ['DIRECTIVE_NOT_YOURS', 'NOT_FOUND'];

interface Press {
  kind: 'read' | 'answer' | 'answerFor';
  who: number;
  by: number;
  number: number;
  option: '有' | '没有' | null;
}

describe('whatever people press, in whatever order and at once', () => {
  let place: Town;
  let leader: Actor;
  let second: Actor;
  let workers: Actor[];
  let residents: Actor[];

  beforeAll(async () => {
    place = await town();
    leader = await place.signsIn('supervisor');
    second = await place.signsIn('admin');
    workers = [await place.comes('worker-01'), await place.comes('worker-02')];
    residents = [];
    for (let at = 0; at < 4; at++) {
      const resident = await place.comes(`tallies-${at}`);
      await resident.call(peopleRoutes.setHome, { gridCode: GRIDS[at % 2] ?? '' });
      residents.push(resident);
    }
  });
  afterAll(() => place.close());

  const form = [
    aField('f1', { kind: 'number', required: true }),
    aField('f2', { kind: 'choice', options: ['有', '没有'] }),
  ];
  const said = (wants: Wants, { number, option }: Press): { answer?: FormAnswer } =>
    wants === 'form' ? { answer: { f1: number, ...(option && { f2: [option] }) } } : {};

  const presses = async (id: string, wants: Wants, press: Press): Promise<void> => {
    const people = [...residents, ...workers];
    const person = people[press.who % people.length];
    const worker = workers[press.by % workers.length];
    if (!person || !worker) throw new Error('nobody is there');
    try {
      if (press.kind === 'read') await person.call(receivedRoutes.read, {}, { id });
      else if (press.kind === 'answer') await person.call(receivedRoutes.answer, said(wants, press), { id });
      else await worker.call(directiveRoutes.answerFor, said(wants, press), { id, personId: person.me.id });
    } catch (error) {
      if (!(error instanceof AppError && REFUSED.includes(error.code))) throw error;
    }
  };

  it('the tallies say what counting every copy says', async () => {
    const press = fc.record<Press>({
      kind: fc.constantFrom('read', 'answer', 'answerFor'),
      who: fc.nat(5),
      by: fc.nat(1),
      number: fc.integer({ min: -5, max: 5 }),
      option: fc.constantFrom('有', '没有', null),
    });
    const rounds = fc.array(fc.array(press, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...WANTS), rounds, async (wants, all) => {
        const content = { wants, form: wants === 'form' ? form : [] };
        const audience = anAudience({ areas: GRIDS, residents: true });
        const { id } = await sends(leader, { ...content, audience }, second);
        await place.settled();
        for (const round of all) await Promise.all(round.map((one) => presses(id, wants, one)));

        const { kept, counted } = await recounted(place, id, content);
        expect(kept).toEqual(counted);
        expect(Object.values(kept).reduce((sum, { people }) => sum + people, 0)).toBe(6);
      }),
      { numRuns: 25 },
    );
  });
});
