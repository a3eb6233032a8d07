import { Skeleton, Tree } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { useAreas } from '../desk/desk-queries';
import { GridMap } from '../map/GridMap';
import { Say, SayFailed } from '../parts/Say';
import { treeOf } from '../parts/tree';
import { BoundaryForm } from './BoundaryForm';

/** The tree of areas, where they lie, and the boundary of the one chosen. */
export function AreasPage() {
  const code = useParams()['code'] ?? null;
  const go = useNavigate();
  const areas = useAreas();
  const tree = useMemo(() => treeOf(areas.data ?? []), [areas.data]);
  const chosen = areas.data?.find((area) => area.code === code);
  const pick = (picked: string): void => void go(`/areas/${picked}`);

  if (areas.error) return <SayFailed error={areas.error} again={() => void areas.refetch()} />;
  if (!areas.data) return <Skeleton active className="pad" />;
  return (
    <div className="areas-page">
      <section className="areas-tree" aria-label="辖区">
        <Tree
          treeData={tree}
          defaultExpandAll
          blockNode
          selectedKeys={code ? [code] : []}
          onSelect={([key]) => key && pick(String(key))}
        />
      </section>
      <section className="areas-map" aria-label="地图">
        <GridMap overview label="辖区与网格" areas={areas.data} issues={[]} highlightCode={code} onPickGrid={pick} />
      </section>
      <section className="areas-form" aria-label="边界">
        {chosen ? (
          <BoundaryForm key={chosen.code} area={chosen} />
        ) : (
          <Say title="选一个辖区">在左边的树或地图上选择，再上传它的边界。</Say>
        )}
      </section>
    </div>
  );
}
