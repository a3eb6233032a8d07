import { View } from '@tarojs/components';
import { suggestCategories } from '@hongqi/shared';
import { useMemo, useState } from 'react';
import { useSession } from '@/store/session';
import { ChoiceSheet } from './ChoiceSheet';

interface Props {
  words: string;
  chosen: string | null;
  onChoose: (code: string | null) => void;
}

/** Suggested from the words; none is required, because the office can sort it as well. */
export function CategoryChips({ words, chosen, onChoose }: Props) {
  const [listed, setListed] = useState(false);
  const categories = useSession((state) => state.categories);
  const suggested = useMemo(() => suggestCategories(words, categories), [words, categories]);
  const picked = categories.find(({ code }) => code === chosen);
  const shown = picked && !suggested.includes(picked) ? [picked, ...suggested] : suggested;
  if (categories.length === 0) return null;
  return (
    <View className="chips">
      {shown.map(({ code, name }) => (
        <View
          key={code}
          id={`category-${code}`}
          className={`choice-chip ${code === chosen ? 'choice-chip-chosen' : ''}`}
          hoverClass="pressed"
          ariaRole="radio"
          aria-checked={code === chosen ? 'true' : 'false'}
          onClick={() => onChoose(code === chosen ? null : code)}
        >
          {name}
        </View>
      ))}
      <View
        id="all-categories"
        className="choice-chip choice-chip-quiet"
        hoverClass="pressed"
        ariaRole="button"
        onClick={() => setListed(true)}
      >
        {shown.length ? '其他类别' : '选一个类别'}
      </View>
      {listed && (
        <ChoiceSheet
          title="选一个类别"
          options={categories.map(({ code, name }) => ({ key: code, label: name }))}
          onChoose={(code) => {
            setListed(false);
            onChoose(code);
          }}
          onClose={() => setListed(false)}
        />
      )}
    </View>
  );
}
