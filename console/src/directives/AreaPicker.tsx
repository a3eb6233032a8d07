import { type AreaView, codeAt } from '@hongqi/shared';
import { Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { GridMap } from '../map/GridMap';
import { toggled } from './area-choice';
import { AreaTree } from './AreaTree';

const NO_ISSUES: never[] = [];

type PressOf = 'grid' | 'community';

interface Props {
  /** What may be chosen. */
  rows: readonly AreaView[];
  chosen: readonly string[];
  change: (codes: string[]) => void;
}

/** One choice, shown and made twice: on the tree and on the map. */
export function AreaPicker({ rows, chosen, change }: Props) {
  const [pressOf, setPressOf] = useState<PressOf>('grid');
  const toggle = (code: string): void => change(toggled(rows, chosen, code));
  const names = useMemo(() => new Map(rows.map(({ code, name }) => [code, name])), [rows]);
  if (rows.length === 0) return <Skeleton active />;
  return (
    <div className="picker">
      <p className="picker-chosen" role="status" data-testid="chosen-areas">
        {chosen.length ? (
          <>
            <span className="cut">已选：{chosen.map((code) => names.get(code) ?? code).join('、')}</span>
            <Button type="link" size="small" onClick={() => change([])} data-testid="clear-areas">
              清空
            </Button>
          </>
        ) : (
          <span className="quiet">在左边勾选，或在地图上点选辖区</span>
        )}
      </p>
      <AreaTree rows={rows} chosen={chosen} toggle={toggle} />
      <div className="picker-map">
        <GridMap
          overview
          label="在地图上点选辖区"
          areas={rows}
          issues={NO_ISSUES}
          chosenCodes={chosen}
          onPickGrid={(code) => toggle(pressOf === 'community' ? (codeAt(code, 'community') ?? code) : code)}
        >
          <Segmented
            className="picker-press"
            size="small"
            aria-label="点一下地图选什么"
            options={[
              { value: 'grid', label: '点选网格' },
              { value: 'community', label: '点选社区' },
            ]}
            value={pressOf}
            onChange={setPressOf}
            data-testid="press-of"
          />
        </GridMap>
      </div>
    </div>
  );
}
