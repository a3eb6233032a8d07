import { View } from '@tarojs/components';
import { clockTime, type HistoryView, howLongAgo, type PhotoView, RATING_LABEL } from '@hongqi/shared';
import { memo } from 'react';
import { type MergedStep, mergedSteps, stepWords } from '@/words/history-words';
import { PhotoRow } from './PhotoRow';

/** What happened, latest first. The answer of a leader stands out: it is what somebody was promised. */
export const Timeline = memo(function Timeline({ history }: { history: HistoryView[] }) {
  const now = new Date();
  return (
    <View ariaLabel="办理过程">
      {mergedSteps(history).map((step, i) => (
        <Step key={step.entry.id} step={step} isLast={i === 0} now={now} />
      ))}
    </View>
  );
});

function Step({ step: { entry, times, notes }, isLast, now }: { step: MergedStep; isLast: boolean; now: Date }) {
  const { title, lines } = stepWords(entry, now);
  const reason = entry.reason !== entry.note ? entry.reason : null;
  return (
    <View className={`step ${isLast ? 'step-last' : ''} ${entry.action === 'answerCall' ? 'step-answer' : ''}`}>
      <View className="step-rail">
        <View className="step-dot" />
      </View>
      <View className="step-body">
        <View className="step-what">
          {times > 1 ? `${title} ${times} 次` : title}
          {entry.internal && <View className="chip chip-still chip-inline">仅内部可见</View>}
        </View>
        {entry.rating && (
          <View className="body-text">
            {`${entry.rating.solved ? '已解决' : '没有解决'} · ${RATING_LABEL[entry.rating.score] ?? ''}`}
          </View>
        )}
        {notes.map((note, i) => (
          <View key={i} className="body-text selectable">
            {note}
          </View>
        ))}
        {lines.map((line) => (
          <View key={line} className="hint selectable">
            {line}
          </View>
        ))}
        {reason && <View className="hint">{reason}</View>}
        <StepPhotos photos={entry.photos} />
        <View className="hint" ariaLabel={clockTime(entry.at, now)}>
          {howLongAgo(entry.at, now)}
        </View>
      </View>
    </View>
  );
}

function StepPhotos({ photos }: { photos: PhotoView[] }) {
  const before = photos.filter(({ phase }) => phase === 'before');
  if (before.length === 0) return <PhotoRow photos={photos} />;
  return (
    <View>
      <View className="hint">处置前</View>
      <PhotoRow photos={before} />
      <View className="hint">处置后</View>
      <PhotoRow photos={photos.filter(({ phase }) => phase !== 'before')} />
    </View>
  );
}
