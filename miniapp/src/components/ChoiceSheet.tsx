import { View } from '@tarojs/components';
import { Sheet } from './Sheet';

interface Props<K extends string> {
  title: string;
  options: readonly { key: K; label: string }[];
  onChoose: (key: K) => void;
  onClose: () => void;
}

/** One of many, as a list of large rows; a wheel of small print is no good for old eyes. */
export function ChoiceSheet<K extends string>({ title, options, onChoose, onClose }: Props<K>) {
  return (
    <Sheet title={title} closeId="close-choices" onClose={onClose}>
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
    </Sheet>
  );
}
