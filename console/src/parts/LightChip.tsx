import { clockTime, howFarDue, type IssueRow, type Light, LIGHT_LABEL, LIGHT_SHAPE, STATE_LABEL } from '@hongqi/shared';
import { Tooltip } from 'antd';

export const TONE: Record<Light, string> = { green: 'ok', yellow: 'near', red: 'late' };

/** Shape, word and colour together; without a running clock, the state in quiet grey. */
export function LightChip({ issue, now }: { issue: Pick<IssueRow, 'light' | 'dueAt' | 'state'>; now: Date }) {
  const { light, dueAt } = issue;
  if (!light) return <span className="chip chip-none">{STATE_LABEL[issue.state]}</span>;

  const away = dueAt ? howFarDue(dueAt, now) : '';
  const words = light === 'red' && away.startsWith(LIGHT_LABEL.red) ? away : LIGHT_LABEL[light];
  const chip = (
    <span className={`chip chip-${TONE[light]}`}>
      <span aria-hidden="true">{LIGHT_SHAPE[light]}</span> {words}
    </span>
  );
  return dueAt ? <Tooltip title={`${away}，期限 ${clockTime(dueAt, now)}`}>{chip}</Tooltip> : chip;
}
