import { View } from '@tarojs/components';

interface Props {
  id: string;
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** The whole row switches, not only the small knob at its end. */
export function Toggle({ id, label, hint, on, onChange }: Props) {
  return (
    <View
      id={id}
      className="toggle"
      hoverClass="pressed"
      ariaRole="switch"
      ariaLabel={label}
      aria-checked={on ? 'true' : 'false'}
      onClick={() => onChange(!on)}
    >
      <View className="grow">
        <View className="toggle-label">{label}</View>
        {hint && <View className="hint">{hint}</View>}
      </View>
      <View className={`knob-track ${on ? 'knob-on' : ''}`}>
        <View className="knob" />
      </View>
    </View>
  );
}
