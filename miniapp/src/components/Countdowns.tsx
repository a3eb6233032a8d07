import { View } from '@tarojs/components';
import { type IssueView, LIGHT_SHAPE } from '@hongqi/shared';
import { countdowns } from '@/words/countdowns';

/** The promises that run: how far away each is, and below it until when. */
export function Countdowns({ view, forStaff = false }: { view: IssueView; forStaff?: boolean }) {
  const lines = countdowns(view, new Date(), forStaff);
  if (lines.length === 0) return null;
  return (
    <View className="countdowns">
      {lines.map(({ name, words, exact, light }) => (
        <View key={name} id={`clock-${name}`} className={`countdown countdown-${light ?? 'still'}`}>
          <View className="countdown-words">{light ? `${LIGHT_SHAPE[light]} ${words}` : words}</View>
          <View className="hint">{exact}</View>
        </View>
      ))}
    </View>
  );
}
