import { type FormAnswer, type FormField, type FormSums, isSettled, type Wants, withAnswer } from '@hongqi/shared';
import { DirectiveCopy, DirectiveTally } from '../../server/src/directives/directive-copy.entity';
import type { Town } from './town';

interface Counted {
  people: number;
  readers: number;
  settled: number;
  sums: FormSums;
}

/** By `area part`: what the tallies of a directive say, and what its copies come to when they are counted one by one. */
export async function recounted(
  place: Town,
  id: string,
  { wants, form }: { wants: Wants; form: readonly FormField[] },
): Promise<{ kept: Record<string, Counted>; counted: Record<string, Counted> }> {
  const { manager } = place.database;
  const kept: Record<string, Counted> = {};
  for (const { areaCode, part, people, readers, settled, sums } of await manager.findBy(DirectiveTally, {
    directiveId: id,
  }))
    kept[`${areaCode} ${part}`] = { people, readers, settled, sums: summed(form, sums) };

  const counted: Record<string, Counted> = {};
  for (const copy of await manager.findBy(DirectiveCopy, { directiveId: id })) {
    const key = `${copy.areaCode} ${copy.part}`;
    const so = counted[key] ?? { people: 0, readers: 0, settled: 0, sums: summed(form, {}) };
    counted[key] = {
      people: so.people + 1,
      readers: so.readers + (copy.readAt ? 1 : 0),
      settled: so.settled + (isSettled(wants, copy) ? 1 : 0),
      sums: copy.answer ? summed(form, withAnswer(form, so.sums, copy.answer, null)) : so.sums,
    };
  }
  return { kept, counted };
}

/** Without the extremes, which only ever widen, and without options that nobody names any more. */
function summed(form: readonly FormField[], sums: FormSums): FormSums {
  const nothing: FormAnswer = {};
  return Object.fromEntries(
    Object.entries(withAnswer(form, sums, nothing, null)).map(([key, { count, total, options }]) => [
      key,
      {
        count,
        total,
        least: null,
        most: null,
        options: Object.fromEntries(Object.entries(options).filter(([, times]) => times !== 0)),
      },
    ]),
  );
}
