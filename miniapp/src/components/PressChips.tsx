import { View } from '@tarojs/components';
import type { IssueRow } from '@hongqi/shared';
import { pressWords } from '@/words/block-words';
import { LightChip } from './LightChip';

/** Light, urgency, 督办, 催办, how many people: what decides which task comes first. For staff. */
export function PressChips({ row }: { row: IssueRow }) {
  return (
    <View className="chips">
      <LightChip row={row} withDue />
      {row.urgency === 'urgent' && <View className="chip chip-red">紧急</View>}
      {pressWords(row, new Date()).map(({ words, late }) => (
        <View key={words} className={`chip ${late ? 'chip-red' : 'chip-still'}`}>
          {words}
        </View>
      ))}
    </View>
  );
}
