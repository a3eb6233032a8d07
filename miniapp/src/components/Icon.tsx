import { View } from '@tarojs/components';

export type IconName =
  | 'alert'
  | 'back'
  | 'bell'
  | 'camera'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'close'
  | 'home'
  | 'list'
  | 'person'
  | 'phone'
  | 'pin'
  | 'plus'
  | 'retry'
  | 'star'
  | 'star-full';

/** Drawn by styles/_icons.scss in the colour of the text around it. Always decoration: words stand beside it. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <View className={`icon icon-${name} ${className}`} aria-hidden="true" />;
}
