import { CLOCK_LABEL, LIMIT_NAMES, type LimitName, URGENCIES, type Urgency, URGENCY_LABEL } from '@hongqi/shared';
import type { ReactNode } from 'react';

/** The six limits for ordinary and for urgent matters: to be read, or with a field in each place. */
export function LimitsTable({ cell }: { cell: (urgency: Urgency, name: LimitName) => ReactNode }) {
  return (
    <table className="rules-limits">
      <thead>
        <tr>
          <th scope="col">时限</th>
          {URGENCIES.map((urgency) => (
            <th key={urgency} scope="col">
              {URGENCY_LABEL[urgency]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LIMIT_NAMES.map((name) => (
          <tr key={name}>
            <th scope="row">{CLOCK_LABEL[name]}</th>
            {URGENCIES.map((urgency) => (
              <td key={urgency}>{cell(urgency, name)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
