import { View } from '@tarojs/components';
import type { OrderView } from '@hongqi/shared';
import { Button } from '@/components/Button';
import { orderWords } from '@/words/block-words';

interface Props {
  order: OrderView;
  /** Null for those who do not owe the answer. */
  onAnswer: (() => void) | null;
}

/** 督办单: who presses, how hard, what for, and until when an answer is owed. */
export function OrderCard({ order, onAnswer }: Props) {
  const { title, due } = orderWords(order, new Date());
  return (
    <View id="order" className={`card order order-${order.card}`}>
      <View className="order-title">{title}</View>
      {order.note && <View className="body-text selectable">{order.note}</View>}
      <View className="order-due">{due}</View>
      {onAnswer && (
        <Button id="action-answer" kind="primary" className="card-action" onPress={onAnswer}>
          回复督办
        </Button>
      )}
    </View>
  );
}
