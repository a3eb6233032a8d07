import { View } from '@tarojs/components';
import { type IssueRow, STATE_LABEL } from '@hongqi/shared';
import { memo } from 'react';
import { PressChips } from '@/components/PressChips';

/** What it is, who has it, and what presses. */
export const LeaderRow = memo(function LeaderRow({ row, onOpen }: { row: IssueRow; onOpen: (row: IssueRow) => void }) {
  return (
    <View
      id={`lead-${row.number}`}
      className="row-card task-card"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={`${row.title},${STATE_LABEL[row.state]}`}
      onClick={() => onOpen(row)}
    >
      <View className="row-title">{row.title}</View>
      <View className="row-last">{[row.areaName, row.holder?.name ?? '还没有承办人'].join(' · ')}</View>
      <View className="task-foot">
        <PressChips row={row} />
      </View>
    </View>
  );
});
