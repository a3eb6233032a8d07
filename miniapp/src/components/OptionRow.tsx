import { View } from '@tarojs/components';
import { Icon } from './Icon';

interface Props {
  id: string;
  label: string;
  /** Others may be chosen besides. */
  several: boolean;
  chosen: boolean;
  onPress: () => void;
}

/** One of the answers to choose from, as wide as the screen: it is hit without taking the gloves off. */
export function OptionRow({ id, label, several, chosen, onPress }: Props) {
  return (
    <View
      id={id}
      className={`option-row ${chosen ? 'option-chosen' : ''}`}
      hoverClass="pressed"
      ariaRole={several ? 'checkbox' : 'radio'}
      aria-checked={chosen ? 'true' : 'false'}
      onClick={onPress}
    >
      <View className="grow">{label}</View>
      <View className={`option-mark ${several ? 'option-square' : ''}`}>
        {chosen && <Icon name="check" className="icon-small" />}
      </View>
    </View>
  );
}
