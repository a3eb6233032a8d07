import { Picker, View } from '@tarojs/components';
import { suggestCategories } from '@hongqi/shared';
import { useMemo } from 'react';
import { useSession } from '@/store/session';

interface Props {
  words: string;
  chosen: string | null;
  onChoose: (code: string | null) => void;
}

/** Suggested from the words; none is required, because the office can sort it as well. */
export function CategoryChips({ words, chosen, onChoose }: Props) {
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
      <Picker
        id="all-categories"
        mode="selector"
        range={categories.map(({ name }) => name)}
        onChange={({ detail }) => onChoose(categories[Number(detail.value)]?.code ?? null)}
      >
        <View className="choice-chip choice-chip-quiet">{shown.length ? '其他类别' : '选一个类别'}</View>
      </Picker>
    </View>
  );
}
