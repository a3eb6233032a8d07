import { View } from '@tarojs/components';
import { AnswerFields } from '@/components/AnswerFields';
import { Toggle } from '@/components/Toggle';
import type { AnswerForm } from '@/hooks/use-answer-form';
import type { Asked } from './walk-memory';

interface Props {
  /** Null where nothing can be answered. */
  asked: Asked | null;
  on: boolean;
  onSwitch: (on: boolean) => void;
  form: AnswerForm;
}

/** 代回执: what the household says to the directive, in the same step as the knock. */
export function AnswerPart({ asked, on, onSwitch, form }: Props) {
  if (!asked) return null;
  const isForm = asked.wants === 'form';
  return (
    <View>
      <Toggle
        id="answers"
        label="代回执"
        hint={isForm ? '把住户说的填在下面' : '住户当面说“知道了”'}
        on={on}
        onChange={onSwitch}
      />
      {on && isForm && <AnswerFields form={form} />}
    </View>
  );
}
