import { covers, type DirectiveProgress, type DirectiveView, type ProgressNode } from '@hongqi/shared';
import { SETTLED_LABEL } from '@hongqi/shared';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useAreas } from '../../desk/desk-queries';
import { useProgress } from '../directive-queries';
import { ProgressRow } from './ProgressRow';

interface Props {
  view: DirectiveView;
  root: DirectiveProgress;
  chosen: string;
  choose: (areaCode: string) => void;
  /** Shows the names of a place. */
  open: (node: ProgressNode) => void;
}

interface Tree extends Omit<Props, 'root'> {
  expanded: ReadonlySet<string>;
  toggle: (areaCode: string) => void;
  hasBelow: (areaCode: string) => boolean;
}

/** Places with their numbers; what lies below one is asked for when it is opened. */
export function ProgressTree({ view, root, chosen, choose, open }: Props) {
  const { data: areas } = useAreas();
  const top = root.area.code;
  // Whatever is chosen on the map is opened here as well; what was opened or closed by hand stays so.
  const [byHand, setByHand] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (code: string): boolean => byHand.get(code) ?? (code === top || covers(code, chosen));
  const codes = [top, ...(areas ?? []).map(({ code }) => code)];
  const tree: Tree = {
    view,
    chosen,
    choose,
    open,
    expanded: new Set(codes.filter(isOpen)),
    toggle: (code) => setByHand((before) => new Map(before).set(code, !isOpen(code))),
    hasBelow: (code) => areas?.some(({ parentCode }) => parentCode === code) ?? false,
  };
  const hasDoors = root.area.doors !== null;
  const { wants } = view;
  return (
    <table className="progress-table" role="treegrid" aria-label="各辖区进展" data-testid="progress-tree">
      <thead>
        <tr>
          <th scope="col">辖区</th>
          <th scope="col">应达</th>
          <th scope="col">已读</th>
          {wants === 'read' ? null : <th scope="col">{SETTLED_LABEL[wants]}</th>}
          {hasDoors ? <th scope="col">敲门 / 见面</th> : null}
          <th scope="col">逾期</th>
          <th scope="col">
            <span className="unseen">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <Branch node={root.area} depth={0} tree={tree} below={root.children} hasDoors={hasDoors} />
      </tbody>
    </table>
  );
}

interface BranchProps {
  node: ProgressNode;
  depth: number;
  tree: Tree;
  hasDoors: boolean;
  /** Known without asking: the first level comes with the page. */
  below?: readonly ProgressNode[];
}

function Branch({ node, depth, tree, hasDoors, below }: BranchProps) {
  const hasBelow = below ? below.length > 0 : tree.hasBelow(node.code);
  const isOpen = hasBelow && tree.expanded.has(node.code);
  return (
    <>
      <ProgressRow
        view={tree.view}
        node={node}
        depth={depth}
        hasDoors={hasDoors}
        isHere={node.code === tree.chosen}
        isOpen={hasBelow ? isOpen : null}
        toggle={() => tree.toggle(node.code)}
        choose={() => tree.choose(node.code)}
        open={() => tree.open(node)}
      />
      {!isOpen ? null : below ? (
        below.map((child) => <Branch key={child.code} node={child} depth={depth + 1} tree={tree} hasDoors={hasDoors} />)
      ) : (
        <Below code={node.code} depth={depth + 1} tree={tree} hasDoors={hasDoors} />
      )}
    </>
  );
}

function Below({ code, depth, tree, hasDoors }: { code: string; depth: number; tree: Tree; hasDoors: boolean }) {
  const { data } = useProgress(tree.view.id, code, tree.view.state);
  if (!data) {
    return (
      <tr>
        <td colSpan={7}>
          <Skeleton.Input active size="small" block />
        </td>
      </tr>
    );
  }
  return data.children.map((child) => (
    <Branch key={child.code} node={child} depth={depth} tree={tree} hasDoors={hasDoors} />
  ));
}
