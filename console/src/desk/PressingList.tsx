import { type Action, ACTION_LABEL, type IssueView } from '@hongqi/shared';
import { Button } from 'antd';
import { CardChip } from '../parts/CardChip';
import { useNow } from '../parts/use-now';
import { pressings } from './standing-words';

interface Props {
  view: IssueView;
  chosen: Action | null;
  busy: boolean;
  choose: (action: Action) => void;
}

/** What is open on the issue, above everything else, with the buttons that answer it. */
export function PressingList({ view, chosen, busy, choose }: Props) {
  const now = useNow();
  const open = pressings(view, now);
  if (open.length === 0) return null;
  return (
    <ul className="pressings" aria-label="等着答复的事">
      {open.map(({ key, card, title, words, due, isLate, actions }) => (
        <li key={key} className="pressing" data-testid={`pressing-${key}`}>
          <p className="pressing-words">
            {card ? <CardChip card={card} /> : null}
            <b>{title}</b>
            {words ? `：${words}` : ''}
            {due ? <span className={isLate ? 'pressing-due late' : 'pressing-due'}> · {due}</span> : null}
          </p>
          {actions.map((action) => (
            <Button
              key={action}
              size="small"
              disabled={busy}
              aria-pressed={action === chosen}
              onClick={() => choose(action)}
              data-testid={`press-${action}`}
            >
              {ACTION_LABEL[action]}
            </Button>
          ))}
        </li>
      ))}
    </ul>
  );
}
