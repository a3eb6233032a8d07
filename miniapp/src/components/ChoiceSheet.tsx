import { View } from '@tarojs/components';
import { Icon } from './Icon';

interface Props {
  title: string;
  options: readonly { key: string; label: string }[];
  onChoose: (key: string) => void;
  onClose: () => void;
}

/** One of many, as a list of large rows; a wheel of small print is no good for old eyes. */
export function ChoiceSheet({ title, options, onChoose, onClose }: Props) {
  return (
    <View className="mask">
      <View className="mask-back" onClick={onClose} />
      <View className="sheet" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet-head">
          <View className="sheet-title grow">{title}</View>
          <View
            id="close-choices"
            className="square-48"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel="关闭"
            onClick={onClose}
          >
            <Icon name="close" />
          </View>
        </View>
        <View className="sheet-body">
          {options.map(({ key, label }) => (
            <View
              key={key}
              id={`choose-${key}`}
              className="setting"
              hoverClass="pressed"
              ariaRole="button"
              onClick={() => onChoose(key)}
            >
              {label}
            </View>
          ))}
        </View>
      </View>
    </View>
  );
}
