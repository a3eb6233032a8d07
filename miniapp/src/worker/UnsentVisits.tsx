import { View } from '@tarojs/components';
import { clockTime, ERRORS, VISIT_OUTCOME_LABEL } from '@hongqi/shared';
import { Button } from '@/components/Button';
import { forgetRefused } from '@/services/action-queue';
import type { NotedVisits } from './noted-visits';

/** How many knocks wait for signal, and those the server refused later, with the words that were written. */
export function UnsentVisits({ noted, refused }: NotedVisits) {
  const now = new Date();
  return (
    <View>
      {refused.map(({ actionKey, about, input, code, pressedAt }, i) => (
        <View key={actionKey} className="card card-late" ariaRole="alert">
          <View className="card-title">{`▲ ${about} 的走访没有送达`}</View>
          <View className="body-text">
            {`${clockTime(pressedAt, now)} 记下“${VISIT_OUTCOME_LABEL[input.outcome]}”；发送时：${ERRORS[code].text}`}
          </View>
          {input.note && <View className="body-text selectable">{`当时写的：${input.note}`}</View>}
          <Button id={`refused-read-${i}`} className="card-action" onPress={() => forgetRefused(actionKey)}>
            知道了
          </Button>
        </View>
      ))}
      {noted.length > 0 && (
        <View id="waiting-visits" className="notice-line" aria-live="polite">
          {`${noted.length} 次走访存在手机里，有信号后自动发送`}
        </View>
      )}
    </View>
  );
}
