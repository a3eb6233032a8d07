import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import type { DoorView } from '@hongqi/shared';
import { Button, Skeleton, Tree } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useAreas } from '../desk/desk-queries';
import { useMay } from '../me';
import { SayFailed } from '../parts/Say';
import { treeOf } from '../parts/tree';
import { Buildings, NO_BUILDING } from './Buildings';
import { DoorDrawer } from './DoorDrawer';
import { DoorList } from './DoorList';
import type { DoorFilter } from './door-queries';
import { ImportDrawer } from './import/ImportDrawer';
import { useOwnAreas } from './own-areas';

/** 户: which doors an area has, and the sheet they come from. What is chosen stands in the address. */
export function DoorsPage() {
  const [params, setParams] = useSearchParams();
  const areas = useAreas();
  const own = useOwnAreas();
  const tree = useMemo(() => treeOf(own), [own]);
  const mayEdit = useMay('door.edit');
  const mayImport = useMay('door.import');
  const mayLook = useMay('visit.read');
  const [edited, setEdited] = useState<DoorView | 'new' | null>(null);
  const [isImporting, setImporting] = useState(false);
  const filter = filterOf(params);
  const change = (changed: Partial<DoorFilter>): void => {
    // From the address itself: a press and a word typed right after it must not undo each other.
    const now = filterOf(new URLSearchParams(window.location.search));
    const { areaCode: area, gridCode: grid, building, search } = { ...now, ...changed };
    setParams(Object.fromEntries(Object.entries({ area, grid, building, search }).filter(([, word]) => word)), {
      replace: true,
    });
  };

  if (areas.error) return <SayFailed error={areas.error} again={() => void areas.refetch()} />;
  if (tree.length === 0) return <Skeleton active className="pad" />;
  const areaCode = filter.areaCode || (tree[0]?.key ?? '');
  return (
    <div className="doors-page">
      <header className="doors-head">
        <h1>户</h1>
        <span className="quiet">楼栋、单元与门牌，网格员据此走访</span>
        <span className="doors-tools">
          {mayLook ? <Link to="/coverage">走访覆盖</Link> : null}
          {mayImport ? (
            <Button icon={<UploadOutlined />} onClick={() => setImporting(true)} data-testid="doors-import">
              从表格导入
            </Button>
          ) : null}
          {mayEdit ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')} data-testid="door-add">
              添加一户
            </Button>
          ) : null}
        </span>
      </header>
      <section className="doors-tree" aria-label="辖区" tabIndex={0}>
        <Tree
          treeData={tree}
          defaultExpandAll
          blockNode
          selectedKeys={[areaCode]}
          onSelect={([key]) => key && change({ areaCode: String(key), ...NO_BUILDING })}
        />
      </section>
      <Buildings areaCode={areaCode} chosen={filter} pick={change} />
      <DoorList
        filter={{ ...filter, areaCode }}
        change={change}
        edit={mayEdit ? setEdited : null}
        startImport={mayImport ? () => setImporting(true) : null}
      />
      {edited ? (
        <DoorDrawer
          door={edited === 'new' ? null : edited}
          areaCode={filter.gridCode || areaCode}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {isImporting ? <ImportDrawer areaCode={areaCode} onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

function filterOf(params: URLSearchParams): DoorFilter {
  const gridCode = params.get('grid') ?? '';
  return {
    areaCode: params.get('area') ?? '',
    gridCode,
    building: gridCode && (params.get('building') ?? ''),
    search: params.get('search') ?? '',
  };
}
