import { View } from '@tarojs/components';
import { ACTION_LABEL, clockTime, ERRORS } from '@hongqi/shared';
import { Button } from '@/components/Button';
import { forgetRefused } from '@/services/action-queue';
import type { RefusedAction, WaitingAction } from '@/services/queue-items';

/** Actions that wait for signal, and those the server refused later, with the words that were written. */
export function Unsent({ waiting, refused }: { waiting: WaitingAction[]; refused: RefusedAction[] }) {
  const now = new Date();
  return (
    <View>
      {refused.map((item) => (
        <View key={item.actionKey} className="card card-late" ariaRole="alert">
          <View className="card-title">{`“${ACTION_LABEL[item.action]}”没有送达`}</View>
          <View className="body-text">{`${clockTime(item.pressedAt, now)} 操作；发送时：${ERRORS[item.code].text}`}</View>
          {item.input.note && <View className="body-text selectable">{`当时写的：${item.input.note}`}</View>}
          <Button id={`refused-read-${item.action}`} onPress={() => forgetRefused(item.actionKey)}>
            知道了
          </Button>
        </View>
      ))}
      {waiting.map((item) => (
        <View key={item.actionKey} className="notice-line">
          {`待发送：${ACTION_LABEL[item.action]}（${clockTime(item.pressedAt, now)}）`}
        </View>
      ))}
    </View>
  );
}
