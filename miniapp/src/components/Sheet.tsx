import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  title: string;
  /** Of the cross: a sheet may lie over another. */
  closeId: string;
  onClose: () => void;
  children: ReactNode;
  /** Stays below while the rest scrolls. */
  foot?: ReactNode;
}

/** What slides up over a page: a title, a cross, and a body that scrolls by itself. */
export function Sheet({ title, closeId, onClose, children, foot }: Props) {
  return (
    <View className="mask">
      <View className="mask-back" onClick={onClose} />
      <View className="sheet" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet-head">
          <View className="sheet-title grow">{title}</View>
          <View
            id={closeId}
            className="square-48"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel="关闭"
            onClick={onClose}
          >
            <Icon name="close" />
          </View>
        </View>
        <View className="sheet-body">{children}</View>
        {foot}
      </View>
    </View>
  );
}
