import { VISIT_OUTCOMES, wasMet } from '@hongqi/shared';
import fc from 'fast-check';
import { outranks } from './visit-standing';

const knocks = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 8 })
  .chain((times) =>
    fc.tuple(
      ...times.map((at) => fc.record({ at: fc.constant(new Date(at)), outcome: fc.constantFrom(...VISIT_OUTCOMES) })),
    ),
  );

describe('how a door stands after several knocks', () => {
  it('is the same in whatever order they arrive, and met once anybody opened', () => {
    fc.assert(
      fc.property(
        knocks.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const standing = (some: typeof all) => some.reduce((best, next) => (outranks(next, best) ? next : best));

          expect(standing(shuffled)).toEqual(standing(all));
          expect(wasMet(standing(all).outcome)).toBe(all.some(({ outcome }) => wasMet(outcome)));
        },
      ),
    );
  });
});
