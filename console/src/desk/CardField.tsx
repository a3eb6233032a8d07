import { type Card, CARDS } from '@hongqi/shared';
import { Radio } from 'antd';
import { CardChip } from '../parts/CardChip';

const MEANING: Record<Card, string> = { yellow: '提醒', red: '限期', black: '追责' };

export function CardField({ value, change }: { value: Card | null; change: (card: Card) => void }) {
  return (
    <Radio.Group
      id="field-card"
      className="cards"
      value={value}
      onChange={({ target }) => change(target.value as Card)}
      data-testid="card"
    >
      {CARDS.map((card) => (
        <Radio key={card} value={card} data-testid={`card-${card}`}>
          <CardChip card={card} /> <span className="quiet">{MEANING[card]}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
