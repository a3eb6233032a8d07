import { View } from '@tarojs/components';
import { DIRECTIVE_KIND_LABEL, type ReceivedRow } from '@hongqi/shared';
import { Icon } from '@/components/Icon';
import { useWaitingDirectives } from '@/hooks/use-received';
import { openDirective, openInbox } from '@/services/links';
import { dueWords } from '@/words/received-words';

/** Before everything else: an urgent warning nobody has opened yet; then how much waits, in one card. */
export function Directives() {
  const { rows } = useWaitingDirectives();
  const alerts = rows?.filter(isAlarm) ?? [];
  const waiting = rows?.filter((row) => !row.settled && !row.over && !isAlarm(row)) ?? [];
  return (
    <View>
      {alerts.map((row) => (
        <View
          key={row.id}
          id={`alert-${row.id}`}
          className="card card-late alert-card"
          hoverClass="pressed"
          ariaRole="button"
          ariaLabel={`紧急预警，${row.title}，点开查看`}
          onClick={() => openDirective(row.id)}
        >
          <Icon name="alert" className="alert-mark" />
          <View className="grow">
            <View className="alert-from">{`紧急预警 · ${row.from}`}</View>
            <View className="alert-title">{row.title}</View>
          </View>
          <Icon name="chevron" className="icon-small" />
        </View>
      ))}
      {waiting[0] && <WaitingCard first={waiting[0]} count={waiting.length} />}
    </View>
  );
}

/** A single one opens at once. */
function WaitingCard({ first, count }: { first: ReceivedRow; count: number }) {
  const due = dueWords(first, new Date());
  return (
    <View
      id="go-directives"
      className="card"
      hoverClass="pressed"
      ariaRole="button"
      onClick={() => (count === 1 ? openDirective(first.id) : openInbox())}
    >
      <View className="section-head">
        <View className="card-title grow">{`待办指令 ${count} 条`}</View>
        <Icon name="chevron" className="icon-small" />
      </View>
      <View className="body-text">{first.title}</View>
      <View className="chips waiting-chips">
        <View className="chip chip-kind">{DIRECTIVE_KIND_LABEL[first.kind]}</View>
        {due && <View className={`chip chip-${due.light}`}>{due.words}</View>}
      </View>
    </View>
  );
}

function isAlarm({ kind, urgency, fresh, over }: ReceivedRow): boolean {
  return kind === 'alert' && urgency === 'urgent' && fresh && !over;
}
