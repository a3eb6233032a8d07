import { View } from '@tarojs/components';
import { DIRECTIVE_KIND_LABEL, howLongAgo, type ReceivedRow } from '@hongqi/shared';
import { memo } from 'react';
import { buttonWords, dueWords, standingWords } from '@/words/received-words';
import { Button } from './Button';

interface Props {
  row: ReceivedRow;
  onOpen: (row: ReceivedRow) => void;
  /** What was done waits on the phone for signal. */
  isKept?: boolean;
  /** Without it the card says how it stands instead of what to press. */
  button?: 'primary' | 'plain' | undefined;
}

/** A directive in a list: what it is, how pressing, from whom, and the name of the one thing to do. */
export const DirectiveCard = memo(function DirectiveCard({ row, onOpen, isKept, button }: Props) {
  const { id, title, fresh } = row;
  return (
    <View
      id={`directive-${id}`}
      className="row-card directive-card"
      hoverClass="pressed"
      ariaRole="button"
      ariaLabel={[fresh && '未读', DIRECTIVE_KIND_LABEL[row.kind], title, standingWords(row)]
        .filter(Boolean)
        .join('，')}
      onClick={() => onOpen(row)}
    >
      <DirectiveChips row={row} isKept={isKept} withStanding={!button} />
      <View className="directive-title">
        {fresh && <View className="unread-dot directive-dot" />}
        <View className="grow">{title}</View>
      </View>
      <View className="row-foot">{`${row.from} · ${howLongAgo(row.receivedAt, new Date())}`}</View>
      {button && (
        <Button id={`settle-${id}`} kind={button} className="directive-button" onPress={() => onOpen(row)}>
          {buttonWords(row)}
        </Button>
      )}
    </View>
  );
});

type ChipsProps = Pick<Props, 'row' | 'isKept'> & { withStanding?: boolean };

/** Kind, urgency, time left, how often it was pressed for. */
export function DirectiveChips({ row, isKept, withStanding }: ChipsProps) {
  const due = dueWords(row, new Date());
  const isUrgent = row.urgency === 'urgent' && !row.over;
  return (
    <View className="chips">
      <View className="chip chip-kind">{DIRECTIVE_KIND_LABEL[row.kind]}</View>
      {isUrgent && <View className="chip chip-red">▲ 紧急</View>}
      {due && <View className={`chip chip-${due.light}`}>{due.words}</View>}
      {row.reminders > 0 && !row.settled && !row.over && (
        <View className="chip chip-red">{`▲ 催办 ${row.reminders} 次`}</View>
      )}
      {isKept && <View className="chip chip-still">待发送</View>}
      {(withStanding || row.state === 'recalled') && (
        <View className={`chip ${row.settled && row.state !== 'recalled' ? 'chip-green' : 'chip-still'}`}>
          {standingWords(row)}
        </View>
      )}
    </View>
  );
}
