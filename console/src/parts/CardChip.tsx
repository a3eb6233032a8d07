import { type Card, CARD_LABEL } from '@hongqi/shared';

/** A small card and its name: colour never stands alone. */
export function CardChip({ card }: { card: Card }) {
  return (
    <span className={`chip card-chip card-${card}`}>
      <span className="card-shape" aria-hidden="true" />
      {CARD_LABEL[card]}
    </span>
  );
}
