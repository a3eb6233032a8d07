import { View } from '@tarojs/components';
import { type Card, CARD_LABEL, CARDS } from '@hongqi/shared';
import { Choice } from './Choice';

/** How hard it is pressed: three cards, in words. */
export function CardField({ value, onChange }: { value: Card | null; onChange: (card: Card) => void }) {
  return (
    <View className="choices">
      {CARDS.map((card) => (
        <Choice
          key={card}
          id={`card-${card}`}
          label={CARD_LABEL[card]}
          chosen={card === value}
          onChoose={() => onChange(card)}
        />
      ))}
    </View>
  );
}
