import { View } from '@tarojs/components';

interface Props {
  id: string;
  label: string;
  chosen: boolean;
  onChoose: () => void;
  className?: string;
}

/** One of a few that stand side by side, large enough to hit without looking twice. */
export function Choice({ id, label, chosen, onChoose, className = '' }: Props) {
  return (
    <View
      id={id}
      className={`choice ${chosen ? 'choice-chosen' : ''} ${className}`}
      hoverClass="pressed"
      ariaRole="radio"
      aria-checked={chosen ? 'true' : 'false'}
      onClick={onChoose}
    >
      {label}
    </View>
  );
}
