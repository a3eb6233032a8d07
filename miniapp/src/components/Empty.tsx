import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { textOf } from '@/services/errors';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';

/** What will appear here, and how to start. */
export function Empty({
  icon,
  title,
  words,
  children,
}: {
  icon: IconName;
  title: string;
  words: string;
  children?: ReactNode;
}) {
  return (
    <View className="empty">
      <Icon name={icon} className="empty-icon" />
      <View className="empty-title">{title}</View>
      <View className="hint">{words}</View>
      {children}
    </View>
  );
}

/** What went wrong and what to do about it. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Empty icon="alert" title={textOf(error)} words="看不到内容时，可以再试一次。">
      <Button id="retry" kind="plain" icon="retry" className="empty-action" onPress={onRetry}>
        再试一次
      </Button>
    </Empty>
  );
}
