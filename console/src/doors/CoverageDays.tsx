import { type CoverageDay, dayBars } from './coverage';

/** How the round went day by day, as the figures draw their bars. */
export function CoverageDays({ days }: { days: readonly CoverageDay[] }) {
  const bars = dayBars(days);
  return (
    <section aria-label="按天">
      <h2 className="coverage-title">按天</h2>
      {bars.length === 0 ? (
        <p className="quiet pad">这段时间没有走访。网格员在手机上记下走访后，当天就会出现在这里。</p>
      ) : (
        <table className="coverage-table coverage-days" data-testid="coverage-days">
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">走访次数</th>
              <th scope="col">
                <span className="unseen">图</span>
              </th>
              <th scope="col">户</th>
              <th scope="col">见面</th>
              <th scope="col">发现问题</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ day, visits, doors, met, problems, width }) => (
              <tr key={day} data-testid={`day-${day}`}>
                <th scope="row">{dayWord(day)}</th>
                <td>{visits}</td>
                <td>
                  <span className="bar-track">
                    <span className="bar-fill" style={{ width: `${width * 100}%` }} />
                  </span>
                </td>
                <td>{doors}</td>
                <td>{met}</td>
                <td>{problems}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const WEEKDAYS = '日一二三四五六';

/** `11月23日 周一`. */
function dayWord(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日 周${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}`;
}
