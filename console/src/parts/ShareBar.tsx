import { shareWords } from './share-words';

/** A thin bar with its share in words beside it. */
export function ShareBar({ part, whole, tone = 'action' }: { part: number; whole: number; tone?: 'action' | 'ok' }) {
  return (
    <span className="share-cell">
      <span className="share-track" aria-hidden="true">
        <span className={`share-fill share-fill-${tone}`} style={{ width: `${whole ? (part / whole) * 100 : 0}%` }} />
      </span>
      <span className="share-words">{shareWords(part, whole)}</span>
    </span>
  );
}
