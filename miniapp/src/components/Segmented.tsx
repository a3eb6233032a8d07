import { View } from '@tarojs/components';

interface Props<K extends string> {
  options: readonly { key: K; label: string }[];
  chosen: K;
  onChoose: (key: K) => void;
}

export function Segmented<K extends string>({ options, chosen, onChoose }: Props<K>) {
  return (
    <View className="segmented" ariaRole="tablist">
      {options.map(({ key, label }) => (
        <View
          key={key}
          id={`show-${key}`}
          className={`segment ${key === chosen ? 'segment-chosen' : ''}`}
          hoverClass="pressed"
          ariaRole="tab"
          aria-checked={key === chosen ? 'true' : 'false'}
          onClick={() => onChoose(key)}
        >
          {label}
        </View>
      ))}
    </View>
  );
}
