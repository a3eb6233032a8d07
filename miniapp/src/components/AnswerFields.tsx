import { Input, Textarea, View } from '@tarojs/components';
import { DIRECTIVE_LIMITS, type FormField } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import type { AnswerForm } from '@/hooks/use-answer-form';
import { usePhotos } from '@/hooks/use-photos';
import { numberOf, placeDraft, placeOf } from '@/words/answer-words';
import { OptionRow } from './OptionRow';
import { PhotoPicker } from './PhotoPicker';
import { PlaceField } from './PlaceField';

/** The fields of a directive's form, one under the other, each large enough for a glove. */
export function AnswerFields({ form }: { form: AnswerForm }) {
  return (
    <View>
      {form.fields.map((field) => (
        <View key={field.key}>
          <View className="field-label">
            {[field.label, field.several && '可多选', !field.required && '选填'].filter(Boolean).join(' · ')}
          </View>
          <Field form={form} field={field} />
        </View>
      ))}
    </View>
  );
}

interface Props {
  form: AnswerForm;
  field: FormField;
}

function Field({ form, field }: Props) {
  const { key, kind, label } = field;
  const value = form.values[key];
  switch (kind) {
    case 'text':
      return (
        <Textarea
          id={`field-${key}`}
          className="textarea textarea-short"
          ariaLabel={label}
          maxlength={DIRECTIVE_LIMITS.answerText.max}
          cursorSpacing={140}
          defaultValue={typeof value === 'string' ? value : ''}
          onInput={({ detail }) => form.type(key, detail.value.trim() || undefined)}
        />
      );
    case 'number':
      return (
        <Input
          id={`field-${key}`}
          className="input"
          type="digit"
          ariaLabel={label}
          cursorSpacing={140}
          defaultValue={typeof value === 'number' ? String(value) : ''}
          onInput={({ detail }) => form.type(key, numberOf(detail.value))}
        />
      );
    case 'choice':
      return <ChoiceAnswer form={form} field={field} />;
    case 'photo':
      return <PhotoAnswer form={form} field={field} />;
    case 'place':
      return <PlaceAnswer form={form} field={field} />;
  }
}

function ChoiceAnswer({ form, field: { key, options, several } }: Props) {
  const value = form.values[key];
  const chosen = Array.isArray(value) ? value : [];
  const press = (option: string) => {
    const others = several ? chosen.filter((one) => one !== option) : [];
    const now = chosen.includes(option) ? others : [...others, option];
    // In the order of the form, whatever the order of the presses.
    form.choose(key, now.length ? options.filter((one) => now.includes(one)) : undefined);
  };
  return (
    <View className="option-rows">
      {options.map((option, i) => (
        <OptionRow
          key={option}
          id={`field-${key}-${i}`}
          label={option}
          several={several}
          chosen={chosen.includes(option)}
          onPress={() => press(option)}
        />
      ))}
    </View>
  );
}

function PhotoAnswer({ form, field: { key, label } }: Props) {
  const [start] = useState(() => form.startOf(key));
  const photos = usePhotos(start, { keepsFiles: form.keepsFiles });
  const { hold } = form;
  const { retry } = photos;
  // What was not sent before the program was closed is tried once without being asked.
  useEffect(() => {
    for (const { key: name, id, path } of start) if (id === null && path !== null) retry(name);
  }, [start, retry]);
  useEffect(() => hold(key, photos), [hold, key, photos]);
  return <PhotoPicker name={key} label={label} photos={photos} />;
}

function PlaceAnswer({ form, field: { key } }: Props) {
  const [draft, setDraft] = useState(() => placeDraft(form.values[key]));
  return (
    <PlaceField
      {...draft}
      isPlain
      onChange={(part) => {
        const now = { ...draft, ...part };
        setDraft(now);
        form.type(key, placeOf(now));
      }}
    />
  );
}
