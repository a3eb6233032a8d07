import { View } from '@tarojs/components';
import { Icon } from '@/components/Icon';

/** One way to go on from here. */
export function LinkRow({ id, label, onPress }: { id: string; label: string; onPress: () => void }) {
  return (
    <View id={id} className="link-row" hoverClass="pressed" ariaRole="link" ariaLabel={label} onClick={onPress}>
      <View className="grow link-words">{label}</View>
      <Icon name="chevron" className="icon-small" />
    </View>
  );
}
