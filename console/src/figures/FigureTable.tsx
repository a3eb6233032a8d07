import {
  type FigureDefinition,
  figureDefinitions,
  type FigureKey,
  type FigurePart,
  type FigureUnit,
  type FigureValue,
} from '@hongqi/shared';
import { type Change, changeOf } from './change';
import { CountButton } from './CountButton';

const DEFINITIONS = figureDefinitions();
const UNITS: { unit: FigureUnit; title: string }[] = [
  { unit: 'share', title: '比率' },
  { unit: 'minutes', title: '用时' },
  { unit: 'issues', title: '件数' },
];
const SENSE_WORD = { better: '改善', worse: '变差' };

interface Props {
  values: readonly FigureValue[];
  before: readonly FigureValue[];
  chosen: FigureKey;
  choose: (figure: FigureKey) => void;
  open: (figure: FigureKey, part: FigurePart) => void;
}

/** Every figure with what it rests on. A number opens the list it counts; the name shows how it is made. */
export function FigureTable({ values, before, chosen, choose, open }: Props) {
  const of = (list: readonly FigureValue[], wanted: FigureKey): FigureValue | undefined =>
    list.find(({ key }) => key === wanted);
  return (
    <table className="figures-table">
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">数值</th>
          <th scope="col">比上期</th>
          <th scope="col">分子</th>
          <th scope="col">样本</th>
          <th scope="col">剔除</th>
        </tr>
      </thead>
      {UNITS.map(({ unit, title }) => (
        <tbody key={unit}>
          <tr className="figures-group">
            <th colSpan={6} scope="rowgroup">
              {title}
            </th>
          </tr>
          {DEFINITIONS.filter((definition) => definition.unit === unit).map((definition) => {
            const value = of(values, definition.key);
            return value ? (
              <Row
                key={definition.key}
                definition={definition}
                value={value}
                change={changeOf(definition, value, of(before, definition.key))}
                here={definition.key === chosen}
                choose={() => choose(definition.key)}
                open={(part) => open(definition.key, part)}
              />
            ) : null;
          })}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  definition: FigureDefinition;
  value: FigureValue;
  change: Change;
  here: boolean;
  choose: () => void;
  open: (part: FigurePart) => void;
}

function Row({ definition, value, change, here, choose, open }: RowProps) {
  const { key, label } = definition;
  return (
    <tr className={here ? 'figure-here' : ''}>
      <th scope="row">
        <button
          type="button"
          className="figure-name"
          aria-pressed={here}
          onClick={choose}
          data-testid={`figure-${key}`}
        >
          {label}
        </button>
      </th>
      <td>
        {value.value === null ? (
          <span className="quiet">{value.text}</span>
        ) : (
          <CountButton onOpen={() => open('sample')} name={`${label} ${value.text}`} testId={`value-${key}`} strong>
            {value.text}
          </CountButton>
        )}
      </td>
      <td className="figure-change">
        {change.words || '—'} {change.sense ? <span className="quiet">{SENSE_WORD[change.sense]}</span> : null}
      </td>
      <td>
        {value.numerator === null ? null : (
          <CountButton onOpen={() => open('numerator')} name={`${label}的分子`} testId={`numerator-${key}`}>
            {value.numerator}
          </CountButton>
        )}
      </td>
      <td>
        <CountButton onOpen={() => open('sample')} name={`${label}的样本`} testId={`sample-${key}`}>
          {value.sample}
        </CountButton>
      </td>
      <td>
        {value.excluded === null ? null : (
          <CountButton onOpen={() => open('excluded')} name={`${label}剔除的`} testId={`excluded-${key}`}>
            {value.excluded}
          </CountButton>
        )}
      </td>
    </tr>
  );
}
