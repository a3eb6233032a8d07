import { View } from '@tarojs/components';
import type { ReceivedRow } from '@hongqi/shared';
import { useCallback } from 'react';
import { DirectiveCard } from '@/components/DirectiveCard';
import { Icon } from '@/components/Icon';
import { refusedTitle } from '@/components/RefusedCards';
import { useWaitingDirectives } from '@/hooks/use-received';
import { useQueue } from '@/services/action-queue';
import { openDirective, openDirectives } from '@/services/links';
import { ofKind } from '@/services/queue-items';

/** What is asked of this person stands before what they are told: large cards, each with the name of its one button. */
export function WaitingDirectives() {
  const { rows, kept } = useWaitingDirectives();
  const queue = useQueue();
  const refused = [...ofKind(queue.refused, 'answer'), ...ofKind(queue.refused, 'report')];
  const open = useCallback((row: ReceivedRow) => openDirective(row.id), []);
  // What was settled on the phone has nothing left to press, but it has not gone yet.
  const shown = rows?.filter((row) => row.fresh || !(row.settled || row.over) || kept.has(row.id)) ?? [];
  return (
    <View>
      {refused.map((item, i) => (
        <View
          key={item.actionKey}
          id={`refused-${i}`}
          className="notice-line notice-late"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => openDirective(item.directiveId)}
        >
          <View className="grow">{`▲ ${refusedTitle(item)}，点开看原因`}</View>
          <Icon name="chevron" className="icon-small" />
        </View>
      ))}
      <View className="section-head directives-head">
        <View className="section-title grow">待办指令</View>
        <View
          id="all-directives"
          className="section-link"
          hoverClass="pressed"
          ariaRole="link"
          ariaLabel="全部指令"
          onClick={openDirectives}
        >
          全部指令
          <Icon name="chevron" className="icon-small" />
        </View>
      </View>
      {shown.map((row, i) => (
        <DirectiveCard
          key={row.id}
          row={row}
          isKept={kept.has(row.id)}
          button={i === 0 ? 'primary' : 'plain'}
          onOpen={open}
        />
      ))}
      {rows && shown.length === 0 && <View className="hint inbox-none">没有等您处理的指令。</View>}
    </View>
  );
}
