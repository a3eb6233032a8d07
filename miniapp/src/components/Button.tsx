import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from './Icon';

interface Props {
  id: string;
  children: string;
  onPress: () => void;
  /** `primary` is the one thing to do on a screen; `plain` beside it; `text` is quieter than both. */
  kind?: 'primary' | 'plain' | 'text';
  icon?: IconName;
  /** Shown as working, and pressing does nothing. */
  busy?: boolean;
  disabled?: boolean;
  className?: string;
}

export function Button({ id, children, onPress, kind = 'plain', icon, busy, disabled, className = '' }: Props) {
  const idle = !busy && !disabled;
  return (
    <View
      id={id}
      className={`button button-${kind} ${idle ? '' : 'button-idle'} ${className}`}
      hoverClass={idle ? 'pressed' : 'none'}
      ariaRole="button"
      aria-disabled={idle ? 'false' : 'true'}
      onClick={(event) => {
        event.stopPropagation();
        if (idle) onPress();
      }}
    >
      {icon && <Icon name={icon} className="icon-inline" />}
      <Text className="button-words">{busy ? '请稍候…' : children}</Text>
    </View>
  );
}
