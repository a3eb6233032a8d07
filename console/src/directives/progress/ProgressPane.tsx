import { covers, type DirectiveView, parentOf, type ProgressNode } from '@hongqi/shared';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useAreas } from '../../desk/desk-queries';
import { ShareMap } from '../../map/ShareMap';
import { SayFailed } from '../../parts/Say';
import { useProgress } from '../directive-queries';
import { type Measure, measuresOf, measureWords, onMap } from './measures';
import { PeopleDrawer } from './PeopleDrawer';
import { ProgressTree } from './ProgressTree';
import { Waiting } from './Waiting';

const NONE: ProgressNode[] = [];

interface Props {
  view: DirectiveView;
  /** Undefined: everything the viewer may look into. */
  areaCode: string | undefined;
  choose: (areaCode: string) => void;
}

/** How far it has come, as a tree and as a map of the same chosen place. */
export function ProgressPane({ view, areaCode, choose }: Props) {
  const { id, state, wants } = view;
  const root = useProgress(id, undefined, state);
  const { data: areas } = useAreas();
  const [measure, setMeasure] = useState<Measure>('done');
  const [names, setNames] = useState<ProgressNode | null>(null);
  const top = root.data?.area.code ?? '';
  const chosen = areaCode && covers(top, areaCode) ? areaCode : top;
  const nodes = useShownNodes(view, chosen, top);

  if (root.error && !root.data) return <SayFailed error={root.error} again={() => void root.refetch()} />;
  if (!root.data) return <Skeleton active className="pad" paragraph={{ rows: 8 }} />;
  return (
    <div className="progress-pane">
      <section className="progress-tree" aria-label="按辖区" tabIndex={0}>
        {view.waiting.length ? <Waiting view={view} /> : null}
        <ProgressTree view={view} root={root.data} chosen={chosen} choose={choose} open={setNames} />
      </section>
      <section className="progress-map" aria-label="地图">
        <Segmented
          className="progress-measure"
          value={measure}
          onChange={setMeasure}
          options={measuresOf(wants).map((value) => ({ value, label: measureWords(value, wants) }))}
          data-testid="progress-measure"
        />
        <ShareMap
          label={`各辖区${measureWords(measure, wants)}`}
          areas={areas ?? []}
          values={onMap(nodes, measure, wants)}
          tone={measure === 'overdue' ? 'late' : 'action'}
          chosenCode={chosen}
          pick={choose}
        />
      </section>
      {names ? <PeopleDrawer key={names.code} view={view} node={names} onClose={() => setNames(null)} /> : null}
    </div>
  );
}

/** What lies right below the chosen place; where nothing does, the place among those beside it. */
function useShownNodes({ id, state }: DirectiveView, chosen: string, top: string): ProgressNode[] {
  const here = useProgress(id, chosen === top ? undefined : chosen, state);
  const above = chosen === top ? top : (parentOf(chosen) ?? top);
  const beside = useProgress(id, above === top ? undefined : above, state);
  const below = here.data?.children ?? NONE;
  if (below.length) return below;
  return beside.data?.children.length ? beside.data.children : here.data ? [here.data.area] : NONE;
}
