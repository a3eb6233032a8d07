import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import type { WalkCounts } from '../walk-rules';
import { countWords } from '../walk-words';

/** How far the walk is: three numbers, and a bar whose dark part is the doors that opened. */
export function Progress({ counts }: { counts: WalkCounts }) {
  return (
    <View ariaRole="text" ariaLabel={countWords(counts)}>
      <View className="walk-numbers">
        <Figure number={counts.knocked} words="已敲门" />
        <Figure number={counts.met} words="已见面" />
        <Figure number={counts.doors} words="共（户）" />
      </View>
      <View className="walk-bar" aria-hidden="true">
        <View className="walk-bar-knocked" style={widthOf(counts.knocked, counts.doors)} />
        <View className="walk-bar-met" style={widthOf(counts.met, counts.doors)} />
      </View>
    </View>
  );
}

function Figure({ number, words }: { number: number; words: string }) {
  return (
    <View className="walk-figure">
      <View className="walk-number">{number}</View>
      <View className="walk-label">{words}</View>
    </View>
  );
}

function widthOf(part: number, all: number): CSSProperties {
  return { width: `${all === 0 ? 0 : Math.round((part / all) * 1000) / 10}%` };
}
