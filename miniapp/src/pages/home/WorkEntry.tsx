import { View } from '@tarojs/components';
import type { Light } from '@hongqi/shared';
import { Icon } from '@/components/Icon';
import { LightCounts } from '@/components/LightCounts';
import { openToday } from '@/services/links';

/** People who come to work here see first what waits for them. */
export function WorkEntry({ counts }: { counts: Record<Light, number> | null }) {
  return (
    <View id="go-today" className="card" hoverClass="pressed" ariaRole="button" onClick={openToday}>
      <View className="section-head">
        <View className="card-title grow">今日任务</View>
        <Icon name="chevron" className="icon-small" />
      </View>
      <LightCounts counts={counts} />
    </View>
  );
}
