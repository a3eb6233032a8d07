import { DIRECTIVE_LIMITS, type FormField } from '@hongqi/shared';
import { changedField, movedField, optionsOf, withField, withoutField } from './form-fields';

const keys = (form: readonly FormField[]): string[] => form.map(({ key }) => key);
const three = withField(withField(withField([], 'text'), 'number'), 'choice');

describe('a feedback form', () => {
  it('numbers its questions, and gives a freed number to the next', () => {
    expect(keys(three)).toEqual(['f1', 'f2', 'f3']);
    expect(keys(withField(withoutField(three, 'f2'), 'place'))).toEqual(['f1', 'f3', 'f2']);
  });

  it('starts a choice with two options to fill in', () => {
    expect(three.map(({ options }) => options)).toEqual([[], [], ['', '']]);
  });

  it('moves a question with its key, and not past the ends', () => {
    expect(keys(movedField(three, 'f3', -1))).toEqual(['f1', 'f3', 'f2']);
    expect(keys(movedField(three, 'f1', -1))).toEqual(['f1', 'f2', 'f3']);
    expect(keys(movedField(three, 'f3', 1))).toEqual(['f1', 'f2', 'f3']);
  });

  it('changes one question alone', () => {
    expect(changedField(three, 'f2', { label: '几人' }).map(({ label }) => label)).toEqual(['', '几人', '']);
  });

  it('never has more than ten questions, nor twenty options', () => {
    const full = Array.from({ length: 12 }).reduce<FormField[]>((form) => withField(form, 'text'), []);
    expect(keys(full)).toHaveLength(DIRECTIVE_LIMITS.fields);
    expect(optionsOf(Array.from({ length: 30 }, (_, at) => at).join('\n'))).toHaveLength(DIRECTIVE_LIMITS.options);
  });
});
