import { Image, View } from '@tarojs/components';
import { howLongAgo, type IssueRow, STATE_LABEL } from '@hongqi/shared';
import { memo } from 'react';
import { photoUrl } from '@/services/api';
import { LightChip } from './LightChip';

interface Props {
  row: IssueRow;
  onOpen: (row: IssueRow) => void;
}

/** A row of "my issues": title, light, and one line of what happened last. */
export const IssueCard = memo(function IssueCard({ row, onOpen }: Props) {
  return (
    <View
      id={`issue-${row.number}`}
      className="row-card"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={`${row.title},${STATE_LABEL[row.state]}`}
      onClick={() => onOpen(row)}
    >
      <View className="grow">
        <View className="row-head">
          <View className="row-title">{row.title}</View>
          <LightChip row={row} />
        </View>
        <View className="row-last">{row.lastWords || STATE_LABEL[row.state]}</View>
        <View className="row-foot">{`${STATE_LABEL[row.state]} · ${howLongAgo(row.updatedAt, new Date())}`}</View>
      </View>
      {row.thumbnail && <Image className="row-thumb" src={photoUrl(row.thumbnail)} mode="aspectFill" lazyLoad />}
    </View>
  );
});
