import {
  FIGURE_GROUPINGS,
  type FigureDefinition,
  type FigureGroup,
  type FigureGrouping,
  type FigurePart,
} from '@hongqi/shared';
import { Segmented } from 'antd';
import { barsOf } from './bars';
import { MonthLine } from './MonthLine';
import { CountButton } from './CountButton';

const GROUPING_LABEL: Record<FigureGrouping, string> = {
  area: '辖区',
  department: '承办部门',
  category: '类别',
  source: '来源',
  month: '月份',
};

/** There is no smaller area to enter. */
const GRID_DIGITS = 15;

interface Props {
  definition: FigureDefinition;
  groups: readonly FigureGroup[];
  by: FigureGrouping;
  setBy: (by: FigureGrouping) => void;
  /** Goes one level into an area; null where there is no deeper. */
  enter: ((group: string) => void) | null;
  open: (part: FigurePart, group: string) => void;
}

/** One figure taken apart: bars of one hue beside their numbers, months as a line besides. */
export function Breakdown({ definition, groups, by, setBy, enter, open }: Props) {
  const bars = barsOf(definition, groups, by);
  return (
    <section className="breakdown" aria-label={`${definition.label}的构成`}>
      <header className="breakdown-head">
        <h2>{definition.label}</h2>
        <Segmented
          size="small"
          options={FIGURE_GROUPINGS.map((value) => ({ value, label: GROUPING_LABEL[value] }))}
          value={by}
          onChange={setBy}
          data-testid="by"
        />
      </header>
      {by === 'month' && bars.length > 1 ? <MonthLine bars={bars} label={definition.label} /> : null}
      {bars.length === 0 ? (
        <p className="quiet pad">这段时间没有可以分开看的数。</p>
      ) : (
        <table className="breakdown-table">
          <thead>
            <tr>
              <th scope="col">{GROUPING_LABEL[by]}</th>
              <th scope="col">数值</th>
              <th scope="col">
                <span className="unseen">图</span>
              </th>
              <th scope="col">样本</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ key, label, value, width, isRest }) => (
              <tr key={key}>
                <th scope="row" title={label}>
                  {enter && !isRest && key.length < GRID_DIGITS ? (
                    <button type="button" className="number-open" onClick={() => enter(key)}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
                <td>{value.text}</td>
                <td>
                  <span className="bar-track">
                    <span className="bar-fill" style={{ width: `${width * 100}%` }} />
                  </span>
                </td>
                <td>
                  {value.sample === 0 ? (
                    value.sample
                  ) : (
                    <CountButton name={`${label}的样本`} onOpen={() => open('sample', key)} testId={`group-${key}`}>
                      {value.sample}
                    </CountButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
