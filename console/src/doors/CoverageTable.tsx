import { levelOf } from '@hongqi/shared';
import { ShareBar } from '../parts/ShareBar';
import { type CoverageArea, type CoverageMeasure, MEASURE_WORDS } from './coverage';

interface Props {
  itself: CoverageArea;
  below: readonly CoverageArea[];
  measure: CoverageMeasure;
  enter: (code: string) => void;
}

/** The numbers the map is coloured by, exact. */
export function CoverageTable({ itself, below, measure, enter }: Props) {
  return (
    <table className="coverage-table" data-testid="coverage-areas">
      <thead>
        <tr>
          <th scope="col">辖区</th>
          <th scope="col">户数</th>
          <th scope="col">已走访</th>
          <th scope="col">已见面</th>
          <th scope="col">发现问题</th>
          <th scope="col">{MEASURE_WORDS[measure]}占比</th>
        </tr>
      </thead>
      <tbody>
        {[itself, ...below].map((area) => (
          <tr
            key={area.code}
            className={area === itself ? 'coverage-itself' : ''}
            data-testid={`coverage-${area.code}`}
          >
            <th scope="row">
              {area !== itself && levelOf(area.code) !== 'grid' ? (
                <button type="button" className="number-open" onClick={() => enter(area.code)}>
                  {area.name}
                </button>
              ) : (
                area.name
              )}
            </th>
            <td>{area.doors}</td>
            <td>{area.knocked}</td>
            <td>{area.met}</td>
            <td>{area.problems}</td>
            <td>
              <ShareBar part={area[measure]} whole={area.doors} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
