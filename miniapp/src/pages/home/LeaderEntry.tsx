import { View } from '@tarojs/components';
import { Icon } from '@/components/Icon';
import { openLeader } from '@/services/links';
import type { LeaderCounts } from './use-home';

/** A supervisor sees first what was called up to them and what they press. The console is for the rest. */
export function LeaderEntry({ counts }: { counts: LeaderCounts | null }) {
  return (
    <View id="go-leader" className="card" hoverClass="pressed" ariaRole="button" onClick={openLeader}>
      <View className="section-head">
        <View className="card-title grow">督办</View>
        <Icon name="chevron" className="icon-small" />
      </View>
      <View className="body-text">
        {counts ? `等我的 ${counts.leaders} 件 · 督办中 ${counts.ordered} 件` : '等我的 – 件'}
      </View>
    </View>
  );
}
