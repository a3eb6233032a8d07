import { Image, View } from '@tarojs/components';
import { ACTION_LABEL, type Action, type IssueRow, STATE_LABEL } from '@hongqi/shared';
import { memo } from 'react';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { PressChips } from '@/components/PressChips';
import { photoUrl } from '@/services/api';

interface Props {
  row: IssueRow;
  distance: string | null;
  /** The last action that waits on the phone for signal. */
  waiting: Action | null;
  refused: boolean;
  busy: boolean;
  onOpen: (row: IssueRow) => void;
  onAccept: (row: IssueRow) => void;
}

export const TaskCard = memo(function TaskCard({ row, distance, waiting, refused, busy, onOpen, onAccept }: Props) {
  const toAccept = row.state === 'assigned' && waiting === null;
  return (
    <View
      id={`task-${row.number}`}
      className="row-card task-card"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={`${row.title}，${STATE_LABEL[row.state]}`}
      onClick={() => onOpen(row)}
    >
      <View className="task-main">
        {row.thumbnail && (
          <Image className="row-thumb task-thumb" src={photoUrl(row.thumbnail)} mode="aspectFill" lazyLoad />
        )}
        <View className="grow">
          <View className="row-title">{row.title}</View>
          <View className="row-place">
            <Icon name="pin" className="icon-small" />
            <View className="grow">{[row.place?.address || row.areaName, distance].filter(Boolean).join(' · ')}</View>
          </View>
        </View>
      </View>
      <View className="task-foot">
        <View className="chips grow">
          <PressChips row={row} />
          {waiting && <View className="chip chip-still">{`待发送：${ACTION_LABEL[waiting]}`}</View>}
          {refused && <View className="chip chip-red">▲ 有操作没送达</View>}
        </View>
        {toAccept ? (
          <Button id={`accept-${row.number}`} kind="primary" busy={busy} onPress={() => onAccept(row)}>
            签收
          </Button>
        ) : (
          <Button id={`handle-${row.number}`} onPress={() => onOpen(row)}>
            去处理
          </Button>
        )}
      </View>
    </View>
  );
});
