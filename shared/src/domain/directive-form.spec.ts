import fc from 'fast-check';
import {
  addSums,
  answerProblems,
  type FieldSum,
  type FormAnswer,
  formProblems,
  type FormField,
  type FormSums,
  type FormValue,
  NO_SUM,
  photosOf,
  withAnswer,
} from './directive-form';

const field = (key: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  key,
  kind,
  label: `第${key}栏`,
  required: false,
  options: kind === 'choice' ? ['甲', '乙', '丙'] : [],
  several: false,
  ...more,
});

const FORM = [
  field('f1', 'text'),
  field('f2', 'number'),
  field('f3', 'choice', { several: true }),
  field('f4', 'photo'),
  field('f5', 'place'),
];
const PLACE = { lng: 120.72, lat: 49.29, address: '' };

describe('a form', () => {
  it.each<[string, Partial<FormField>, string[]]>([
    ['in order', {}, []],
    ['with a key of another kind', { key: 'x1' }, ['form.0.key']],
    ['without a label', { label: ' ' }, ['form.0.label']],
    ['whose choice has one option', { kind: 'choice', options: ['甲'] }, ['form.0.options']],
    ['whose choice says the same twice', { kind: 'choice', options: ['甲', '甲 '] }, ['form.0.options']],
    ['whose choice has an empty option', { kind: 'choice', options: ['甲', ''] }, ['form.0.options']],
    ['whose choice is one', { kind: 'choice', options: ['甲', '乙'] }, []],
  ])('%s', (_, more, problems) => {
    expect(formProblems([field('f1', 'text', more)]).map((problem) => problem.field)).toEqual(problems);
  });

  it('with one key for two fields', () => {
    expect(formProblems([field('f1', 'text'), field('f1', 'number')])).toEqual([
      { field: 'form.1.key', rule: 'isFormField' },
    ]);
  });

  it('takes an answer that fills it, or leaves out what may be left out', () => {
    const whole: FormAnswer = { f1: '好', f2: -3.5, f3: ['甲', '丙'], f4: ['p1'], f5: PLACE };

    expect(answerProblems(FORM, whole)).toEqual([]);
    expect(answerProblems(FORM, {})).toEqual([]);
    expect(photosOf(FORM, whole)).toEqual(['p1']);
  });

  it.each<[FormField['kind'], FormValue, string, Partial<FormField>]>([
    ['text', 3, 'isLength', {}],
    ['text', '长'.repeat(501), 'isLength', {}],
    ['text', ' ', 'isNotEmpty', { required: true }],
    ['number', '3', 'isNumber', {}],
    ['number', Number.NaN, 'isNumber', {}],
    ['number', 1e10, 'isNumber', {}],
    ['choice', ['丁'], 'isIn', {}],
    ['choice', ['甲', '乙'], 'isIn', {}],
    ['choice', ['甲', '甲'], 'isIn', { several: true }],
    ['choice', [], 'isIn', { required: true }],
    ['choice', '甲', 'isIn', {}],
    ['photo', [], 'arrayMaxSize', { required: true }],
    ['photo', Array.from({ length: 10 }, (_, at) => `p${at}`), 'arrayMaxSize', {}],
    ['place', ['甲'], 'isPlace', {}],
    ['place', '甲', 'isPlace', {}],
  ])('%s refuses %j: %s', (kind, value, rule, more) => {
    expect(answerProblems([field('f1', kind, more)], { f1: value })).toEqual([{ field: 'answer.f1', rule }]);
  });

  it('misses what is required, and knows no fields besides its own', () => {
    const form = FORM.map((one) => ({ ...one, required: true }));

    expect(answerProblems(form, { f9: '多' }).map(({ field: name, rule }) => `${name} ${rule}`)).toEqual([
      'answer.f9 isKnown',
      ...FORM.map(({ key }) => `answer.${key} isNotEmpty`),
    ]);
  });
});

/** What the sums must come to, counted anew from all the answers that hold. */
function recount(answers: readonly FormAnswer[]): FormSums {
  return Object.fromEntries(
    FORM.map(({ key, kind }): [string, FieldSum] => {
      const values = answers.flatMap((answer) => answer[key] ?? []);
      const given = answers.filter((answer) => answer[key] !== undefined);
      const numbers = kind === 'number' ? values.filter((value) => typeof value === 'number') : [];
      const options: Record<string, number> = {};
      for (const chosen of kind === 'choice' ? values.filter((value) => typeof value === 'string') : [])
        options[chosen] = (options[chosen] ?? 0) + 1;
      return [
        key,
        {
          count: given.length,
          total: numbers.reduce((sum, value) => sum + value, 0),
          least: numbers.length ? Math.min(...numbers) : null,
          most: numbers.length ? Math.max(...numbers) : null,
          options,
        },
      ];
    }),
  );
}

/** Options nobody chose any more stay with 0; to a reader they are the same as none. */
function plain(sums: FormSums): FormSums {
  return Object.fromEntries(
    Object.entries(sums).map(([key, sum]) => [
      key,
      { ...sum, options: Object.fromEntries(Object.entries(sum.options).filter(([, count]) => count !== 0)) },
    ]),
  );
}

const withoutExtremes = (sums: FormSums): FormSums =>
  Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, { ...sum, least: null, most: null }]));

const anAnswer: fc.Arbitrary<FormAnswer> = fc
  .record(
    {
      f1: fc.string(),
      f2: fc.integer({ min: -1000, max: 1000 }),
      f3: fc.subarray(['甲', '乙', '丙']),
      f4: fc.constantFrom(['p1'], ['p1', 'p2']),
      f5: fc.constant(PLACE),
    },
    { requiredKeys: [] },
  )
  .map((answer) => ({ ...answer }) as FormAnswer);

const EMPTY: FormSums = Object.fromEntries(FORM.map(({ key }) => [key, NO_SUM]));
const summed = (answers: readonly FormAnswer[]): FormSums =>
  answers.reduce((sums, answer) => withAnswer(FORM, sums, answer, null), EMPTY);

describe('the sums of answers', () => {
  it('equal a recount, in whatever order they came', () => {
    fc.assert(
      fc.property(
        fc
          .array(anAnswer, { maxLength: 12 })
          .chain((answers) =>
            fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
          ),
        ([answers, shuffled]) => {
          expect(plain(summed(shuffled))).toEqual(recount(answers));
        },
      ),
    );
  });

  it('equal a recount of the last answers when people correct themselves, but for the extremes, which only widen', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), anAnswer), { maxLength: 16 }), (given) => {
        const last = new Map<number, FormAnswer>();
        let sums = EMPTY;
        for (const [who, answer] of given) {
          sums = withAnswer(FORM, sums, answer, last.get(who) ?? null);
          last.set(who, answer);
        }
        const expected = recount([...last.values()]);

        expect(plain(withoutExtremes(sums))).toEqual(withoutExtremes(expected));
        const { least, most } = expected.f2 ?? NO_SUM;
        if (least !== null) expect(sums.f2?.least).toBeLessThanOrEqual(least);
        if (most !== null) expect(sums.f2?.most).toBeGreaterThanOrEqual(most);
      }),
    );
  });

  it('of any places together are the sums of all their answers', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anAnswer, { maxLength: 5 }), { maxLength: 5 }), (places) => {
        const together = addSums(places.map(summed));

        expect(plain({ ...EMPTY, ...together })).toEqual(plain(summed(places.flat())));
        expect(addSums([...places.map(summed)].reverse())).toEqual(together);
      }),
    );
  });
});
