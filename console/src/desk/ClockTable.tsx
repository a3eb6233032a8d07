import { CLOCK_LABEL, clockTime, type ClockView, howFarDue, howLong, LIGHT_SHAPE } from '@hongqi/shared';
import { TONE } from '../parts/LightChip';

/** Every promise on the issue: until when, and how it stands or ended. */
export function ClockTable({ clocks, now }: { clocks: readonly ClockView[]; now: Date }) {
  if (clocks.length === 0) return null;
  return (
    <table className="clocks" aria-label="时限">
      <tbody>
        {clocks.map((clock) => (
          <tr key={clock.name} data-testid={`clock-${clock.name}`}>
            <th scope="row">{CLOCK_LABEL[clock.name]}</th>
            <td>{clockTime(clock.dueAt, now)}</td>
            <td>
              <Standing clock={clock} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Standing({ clock, now }: { clock: ClockView; now: Date }) {
  const { dueAt, light, pausedAt, stoppedAt } = clock;
  if (stoppedAt) {
    const late = Date.parse(stoppedAt) - Date.parse(dueAt);
    return late > 0 ? <span className="late">▲ 超期 {howLong(late)}</span> : <span className="quiet">按时</span>;
  }
  if (pausedAt) return <span className="quiet">暂停计时</span>;
  return (
    <span className={light ? `tone-${TONE[light]}` : ''}>
      {light ? <span aria-hidden="true">{LIGHT_SHAPE[light]} </span> : null}
      {howFarDue(dueAt, now)}
    </span>
  );
}
