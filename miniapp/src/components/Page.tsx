import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { fontScale, useSettings } from '@/store/settings';
import { PrivacySheet } from './PrivacySheet';

/** The root of every page: font scale, room for the phone's edges, and the consent sheet when WeChat asks for it. */
export function Page({ children, className = '' }: { children: ReactNode; className?: string }) {
  const large = useSettings((state) => state.large);
  return (
    <View className={`page ${className}`} style={{ '--fs': String(fontScale(large)) } as CSSProperties}>
      {children}
      <PrivacySheet />
    </View>
  );
}
