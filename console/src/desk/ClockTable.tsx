import {
  CLOCK_LABEL,
  clockTime,
  type ClockView,
  howFarDue,
  howLong,
  type IssueView,
  LIGHT_SHAPE,
} from '@hongqi/shared';
import { TONE } from '../parts/LightChip';
import { voidClocks } from './standing-words';

/** Every promise on the issue: until when, and how it stands or ended. */
export function ClockTable({ view, now }: { view: Pick<IssueView, 'clocks' | 'history' | 'state'>; now: Date }) {
  const { clocks } = view;
  if (clocks.length === 0) return null;
  const stopped = voidClocks(view);
  return (
    <table className="clocks" aria-label="时限">
      <tbody>
        {clocks.map((clock) => (
          <tr key={clock.name} data-testid={`clock-${clock.name}`}>
            <th scope="row">{CLOCK_LABEL[clock.name]}</th>
            <td>{clockTime(clock.dueAt, now)}</td>
            <td>
              <Standing clock={clock} isVoid={stopped.includes(clock.name)} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ clock, isVoid, now }: { clock: ClockView; isVoid: boolean; now: Date }) {
  const { dueAt, light, pausedAt, stoppedAt } = clock;
  const isOver = Date.parse(stoppedAt ?? now.toISOString()) > Date.parse(dueAt);
  if (stoppedAt && !isOver) return <span className="quiet">{isVoid ? '不再计时' : '按时'}</span>;
  if (stoppedAt) {
    return <span className="late">▲ 超期 {howLong(Date.parse(stoppedAt) - Date.parse(dueAt))}</span>;
  }
  if (pausedAt) return <span className="quiet">暂停计时</span>;
  // Clocks between colleagues have no light of their own; late is late all the same.
  const shown = light ?? (isOver ? 'red' : null);
  return (
    <span className={shown ? `tone-${TONE[shown]}` : ''}>
      {shown ? <span aria-hidden="true">{LIGHT_SHAPE[shown]} </span> : null}
      {howFarDue(dueAt, now)}
    </span>
  );
}
