import {
  clockTime,
  figureDefinition,
  type FigureKey,
  type FigurePart,
  type FiguresView,
  type FigureValue,
} from '@hongqi/shared';
import { Skeleton } from 'antd';
import { Say, SayFailed } from '../parts/Say';
import { useNow } from '../parts/use-now';
import { Behind } from './Behind';
import { Breakdown } from './Breakdown';
import { FigureTable } from './FigureTable';
import { useFigures } from './figure-queries';
import { before } from './period';
import { isRestOf } from './bars';
import { groupScope, scopeOf, type View } from './scope';
import { ScopeBar } from './ScopeBar';
import { useView } from './use-view';

/** The numbers an office is measured by: what they are, what they rest on, and the issues behind each. */
export function FiguresPage() {
  const [view, change] = useView();
  const scope = scopeOf(view);
  const figures = useFigures(scope, view.by);
  const earlier = useFigures({ ...scope, ...before(view.days) });
  return (
    <div className="figures">
      <ScopeBar view={view} change={change} />
      {figures.error ? (
        <SayFailed error={figures.error} again={() => void figures.refetch()} />
      ) : figures.data ? (
        <Shown figures={figures.data} earlier={earlier.data?.values ?? []} view={view} change={change} />
      ) : (
        <Skeleton active className="pad" paragraph={{ rows: 12 }} />
      )}
    </div>
  );
}

interface ShownProps {
  figures: FiguresView;
  earlier: readonly FigureValue[];
  view: View;
  change: (changed: Partial<View>) => void;
}

function Shown({ figures, earlier, view, change }: ShownProps) {
  const now = useNow();
  const definition = figureDefinition(view.figure);
  const open = (figure: FigureKey, part: FigurePart): void => change({ figure, part, group: '' });
  if (figures.values.every(({ sample, excluded }) => sample === 0 && !excluded)) {
    return (
      <Say title="这段时间还没有可以统计的诉求">
        有诉求受理、到期、办结或评价后，响应率、按期结案率、满意率等会出现在这里。换个时段或辖区再看。
      </Say>
    );
  }
  const group = figures.groups.find(({ key }) => key === view.group);
  const asked = view.group ? group : figures;
  const value = asked?.values.find(({ key }) => key === view.figure);
  return (
    <div className="figures-body">
      <section className="figures-all" aria-label="全部指标" tabIndex={0}>
        <FigureTable
          values={figures.values}
          before={earlier}
          chosen={view.figure}
          choose={(figure) => change({ figure })}
          open={open}
        />
      </section>
      <section className="figures-one" aria-label={definition.label} tabIndex={0}>
        <Breakdown
          definition={definition}
          groups={figures.groups}
          by={view.by}
          setBy={(by) => change({ by, group: '', part: null })}
          enter={view.by === 'area' ? (areaCode) => change({ areaCode }) : null}
          open={(part, key) => change({ part, group: key })}
        />
        <dl className="definition">
          <dt>怎么算</dt>
          <dd>{definition.formula}</dd>
          <dt>统计哪些</dt>
          <dd>{definition.population}</dd>
          <dt>剔除哪些</dt>
          <dd>{definition.exclusions}</dd>
          {figures.countedAt ? (
            <>
              <dt>统计到</dt>
              <dd>{clockTime(figures.countedAt, now)}</dd>
            </>
          ) : null}
        </dl>
      </section>
      {view.part && value && definition.parts.includes(view.part) ? (
        <Behind
          definition={definition}
          part={view.part}
          value={value}
          groupLabel={group?.label ?? ''}
          scope={group ? groupScope(view, group.key, isRestOf(figures.groups, group.key, view.by)) : scopeOf(view)}
          setPart={(part) => change({ part })}
          close={() => change({ part: null, group: '' })}
        />
      ) : null}
    </div>
  );
}
