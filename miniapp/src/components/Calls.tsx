import { View } from '@tarojs/components';
import type { CallView } from '@hongqi/shared';
import { callWords } from '@/words/block-words';

/** Every level that was called, and whether it has answered. What it answered stands in the history. */
export function Calls({ calls }: { calls: readonly CallView[] }) {
  const now = new Date();
  return (
    <View id="calls">
      {calls.map((call, i) => (
        <View key={`${call.areaCode}-${i}`} className="fact">
          <View className="fact-value">
            {call.areaName}
            <View className={call.doneAt ? 'hint hint-done' : 'hint'}>{callWords(call, now)}</View>
          </View>
        </View>
      ))}
    </View>
  );
}
