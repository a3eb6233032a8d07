import { type Action, type IssueView } from '@hongqi/shared';
import { Button, Input } from 'antd';
import { useNow } from '../parts/use-now';
import { fieldTime, floorOf, isoOf, untilChoices, untilHint } from './until';

interface Props {
  view: IssueView;
  action: Action;
  value: string | null;
  change: (until: string | null) => void;
}

/** The browser's own date and time, with the ends of the next working days one press away. */
export function UntilField({ view, action, value, change }: Props) {
  const now = useNow();
  const floor = floorOf(view, action, now);
  const hint = untilHint(value, floor, now);
  return (
    <div className="until">
      <Input
        id="field-until"
        type="datetime-local"
        min={fieldTime(floor.toISOString())}
        value={fieldTime(value)}
        status={hint.wrong ? 'warning' : ''}
        onChange={({ target }) => change(isoOf(target.value))}
        aria-describedby="hint-until"
        data-testid="until"
      />
      <p id="hint-until" className={hint.wrong ? 'field-error' : 'quiet'} role="status">
        {hint.words}
      </p>
      <div className="until-choices">
        {untilChoices(floor, now).map(({ word, iso }) => (
          <Button key={word} size="small" onClick={() => change(iso)} aria-pressed={iso === value}>
            {word}
          </Button>
        ))}
      </div>
    </div>
  );
}
