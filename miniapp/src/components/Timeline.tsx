import { View } from '@tarojs/components';
import { ACTION_LABEL, clockTime, type HistoryView, howLongAgo, RATING_LABEL } from '@hongqi/shared';
import { memo } from 'react';
import { PhotoRow } from './PhotoRow';

/** What happened, latest first: it is what people open the page for. */
export const Timeline = memo(function Timeline({ history }: { history: HistoryView[] }) {
  const now = new Date();
  return (
    <View ariaLabel="办理过程">
      {[...history].reverse().map((entry, i) => (
        <View key={entry.id} className={`step ${i === 0 ? 'step-last' : ''}`}>
          <View className="step-rail">
            <View className="step-dot" />
          </View>
          <View className="step-body">
            <View className="step-head">
              <View className="step-what">
                {stepTitle(entry)}
                {entry.internal && <View className="chip chip-still chip-inline">仅内部可见</View>}
              </View>
            </View>
            {entry.rating && (
              <View className="body-text">
                {`${RATING_LABEL[entry.rating.score] ?? ''} · ${entry.rating.solved ? '已解决' : '没有解决'}`}
              </View>
            )}
            {entry.note && <View className="body-text selectable">{entry.note}</View>}
            {entry.reason && entry.reason !== entry.note && <View className="hint">{entry.reason}</View>}
            <PhotoRow photos={entry.photos} />
            <View className="hint" ariaLabel={clockTime(entry.at, now)}>
              {howLongAgo(entry.at, now)}
            </View>
          </View>
        </View>
      ))}
    </View>
  );
});

function stepTitle({ action, actor, holder }: HistoryView): string {
  const who = actor.relation === 'router' ? '平台' : actor.name;
  const to = holder && action === 'dispatch' ? `给 ${holder}` : '';
  return `${who} ${ACTION_LABEL[action]}${to}`;
}
