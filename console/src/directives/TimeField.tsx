import { howFarDue } from '@hongqi/shared';
import { Button, Input } from 'antd';
import { fieldTime, isoOf } from '../desk/until';
import { useNow } from '../parts/use-now';

interface Props {
  name: 'sendAt' | 'dueAt' | 'validUntil';
  label: string;
  /** What holds while no time is given. */
  none: string;
  /** The same, on the button that takes the time away. */
  clear: string;
  choices: (now: Date) => { word: string; iso: string }[];
  value: string | null;
  change: (iso: string | null) => void;
}

/** A time that need not be given; what its absence means is said. */
export function TimeField({ name, label, none, clear, choices, value, change }: Props) {
  const now = useNow();
  const isPast = value !== null && Date.parse(value) <= now.getTime();
  return (
    <div className="time">
      <label htmlFor={`field-${name}`}>{label}</label>
      <Input
        id={`field-${name}`}
        type="datetime-local"
        min={fieldTime(now.toISOString())}
        value={fieldTime(value)}
        status={isPast ? 'warning' : ''}
        onChange={({ target }) => change(isoOf(target.value))}
        aria-describedby={`hint-${name}`}
        data-testid={name}
      />
      <p id={`hint-${name}`} className={isPast ? 'field-error' : 'quiet'}>
        {value === null ? none : isPast ? '须晚于现在' : howFarDue(value, now)}
      </p>
      <div className="until-choices">
        {value === null ? null : (
          <Button size="small" onClick={() => change(null)} aria-label={`${label}：${none}`}>
            {clear}
          </Button>
        )}
        {choices(now).map(({ word, iso }) => (
          <Button key={word} size="small" onClick={() => change(iso)} aria-pressed={iso === value}>
            {word}
          </Button>
        ))}
      </div>
    </div>
  );
}
