import { Textarea, View } from '@tarojs/components';
import { type Action, type IssueView, LIMITS, seesInternal } from '@hongqi/shared';
import type { ReactNode } from 'react';
import type { ActionForm } from '@/hooks/use-action-form';
import type { Photos } from '@/hooks/use-photos';
import { fieldLabel, type FormField } from '@/words/actions-offered';
import { CardField } from './CardField';
import { CategoryChips } from './CategoryChips';
import { PhotoPicker } from './PhotoPicker';
import { PhotoRow } from './PhotoRow';
import { PlaceField } from './PlaceField';
import { RatingField } from './RatingField';
import { Toggle } from './Toggle';
import { UntilField } from './UntilField';

interface Props {
  view: IssueView;
  action: Action;
  form: ActionForm;
  field: FormField;
}

/** One field of an action's form, under its label. What only a desk can choose is not drawn here. */
export function ActionField({ view, action, form, field }: Props) {
  const label = fieldLabel(action, field, !seesInternal(view.relations));
  const drawn = FIELDS[field.field]?.({ view, action, form, field }, label);
  if (!drawn) return null;
  const speaksForItself = field.field === 'rating' || field.field === 'internal';
  return (
    <View>
      {!speaksForItself && <View className="field-label">{label}</View>}
      {drawn}
    </View>
  );
}

const FIELDS: { [F in FormField['field']]?: (props: Props, label: string) => ReactNode } = {
  note: ({ form }, label) => (
    <Textarea
      id="note"
      className="textarea"
      ariaLabel={label}
      maxlength={LIMITS.note.max}
      cursorSpacing={120}
      onInput={({ detail }) => form.setNote(detail.value)}
    />
  ),
  text: ({ form }, label) => (
    <Textarea
      id="text"
      className="textarea textarea-tall"
      ariaLabel={label}
      maxlength={LIMITS.issueText.max}
      cursorSpacing={120}
      defaultValue={form.values.text}
      onInput={({ detail }) => form.set({ text: detail.value })}
    />
  ),
  category: ({ form: { values, set } }) => (
    <CategoryChips words={values.text} chosen={values.category} onChoose={(category) => set({ category })} />
  ),
  place: ({ form: { values, set } }) => <PlaceField point={values.point} address={values.address} onChange={set} />,
  until: ({ view, action, form: { values, set } }) => (
    <UntilField value={values.until} from={countedFrom(view, action)} onChange={(until) => set({ until })} />
  ),
  card: ({ form: { values, set } }) => <CardField value={values.card} onChange={(card) => set({ card })} />,
  before: ({ form }, label) => (
    <View>
      <PhotoPicker name="before" label={label} photos={form.before} />
      <Position form={form} photos={form.before} />
    </View>
  ),
  photos: ({ view, action, form }, label) => (
    <View>
      {action === 'edit' && <PhotoRow photos={view.photos} />}
      <PhotoPicker label={label} photos={form.photos} />
      <Position form={form} photos={form.photos} />
    </View>
  ),
  rating: ({ form: { values, set } }) => <RatingField value={values.rating} onChange={(rating) => set({ rating })} />,
  internal: ({ form: { values, set } }) => (
    <Toggle
      id="internal"
      label="仅内部可见"
      hint="居民看不到这条留言"
      on={values.internal}
      onChange={(internal) => set({ internal })}
    />
  ),
};

/** Says beforehand what a photo without a position leads to. */
function Position({ form, photos }: { form: ActionForm; photos: Photos }) {
  if (!form.asEvidence) return null;
  const isUnknown = photos.items.some(({ taken }) => taken !== null && taken.place === null);
  return (
    <View className={isUnknown ? 'hint field-hint hint-near' : 'hint field-hint'} aria-live="polite">
      {isUnknown ? '没有位置，办结后要人工核查' : '请在现场拍照，会记下时间和位置'}
    </View>
  );
}

function countedFrom(view: IssueView, action: Action): Date {
  const now = new Date();
  const promised = action === 'extend' ? view.clocks.find(({ name }) => name === 'finish')?.dueAt : undefined;
  return promised && new Date(promised) > now ? new Date(promised) : now;
}
