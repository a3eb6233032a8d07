import { CaretRightFilled } from '@ant-design/icons';
import { type DirectiveView, type ProgressNode } from '@hongqi/shared';
import { App, Button } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { ShareBar } from '../../parts/ShareBar';
import { useActDirective } from '../directive-queries';
import { figure } from '../sending-words';
import { useMine } from './use-mine';

interface Props {
  view: DirectiveView;
  node: ProgressNode;
  depth: number;
  hasDoors: boolean;
  isHere: boolean;
  /** Null where there is nothing below. */
  isOpen: boolean | null;
  toggle: () => void;
  choose: () => void;
  open: () => void;
}

export function ProgressRow({ view, node, depth, hasDoors, isHere, isOpen, toggle, choose, open }: Props) {
  const { code, name, people, read, done, overdue, doors, passed } = node;
  return (
    <tr
      aria-level={depth + 1}
      {...(isOpen === null ? {} : { 'aria-expanded': isOpen })}
      aria-selected={isHere}
      className={isHere ? 'progress-row progress-here' : 'progress-row'}
      data-testid={`node-${code}`}
    >
      <th scope="row" style={{ paddingLeft: 8 + depth * 16 }}>
        {isOpen === null ? (
          <span className="fold" />
        ) : (
          <button
            type="button"
            className={isOpen ? 'fold fold-open' : 'fold'}
            onClick={toggle}
            aria-label={`${isOpen ? '收起' : '展开'}${name}`}
            data-testid={`fold-${code}`}
          >
            <CaretRightFilled />
          </button>
        )}
        <button type="button" className="progress-name" onClick={choose} data-testid={`choose-${code}`}>
          {name}
        </button>
        {passed === null ? null : (
          <span className={passed ? 'passed quiet' : 'passed tone-near'}>{passed ? '● 已传达' : '◆ 待传达'}</span>
        )}
      </th>
      <td>
        <button
          type="button"
          className="number-open"
          onClick={open}
          aria-label={`${name}应达 ${people} 人，查看名单`}
          data-testid={`names-${code}`}
        >
          {figure(people)}
        </button>
      </td>
      <td>
        <ShareBar part={read} whole={people} />
      </td>
      {view.wants === 'read' ? null : (
        <td>
          <ShareBar part={done} whole={people} tone="ok" />
        </td>
      )}
      {hasDoors ? (
        <td>
          {doors?.all ? (
            <span title={`${doors.all} 户，敲过门 ${doors.knocked} 户，见到人 ${doors.met} 户`}>
              {figure(doors.knocked)} / {figure(doors.met)} <span className="quiet">共 {figure(doors.all)}</span>
            </span>
          ) : (
            <span className="quiet">没有户</span>
          )}
        </td>
      ) : null}
      <td>
        {overdue && view.state !== 'recalled' ? (
          <span className="tone-late">▲ {figure(overdue)}</span>
        ) : (
          <span className="quiet">0</span>
        )}
      </td>
      <td className="progress-steps">
        <Remind view={view} node={node} />
      </td>
    </tr>
  );
}

/** One press; what came of it is said at once and stays on the button. */
function Remind({ view, node }: { view: DirectiveView; node: ProgressNode }) {
  const { message } = App.useApp();
  const act = useActDirective(view.id);
  const isMine = useMine();
  const [isSaid, setSaid] = useState(false);
  const left = node.people - node.done;
  if (!view.actions.includes('remind') || left === 0 || !isMine(node.code)) return null;
  const remind = (): void =>
    act.mutate(
      { action: 'remind', areaCode: node.code },
      {
        onSuccess: () => {
          setSaid(true);
          void message.success(`已催办${node.name}：${figure(left)} 人未完成`);
        },
        onError: (error) => void message.warning(errorText(error)),
      },
    );
  return (
    <Button
      size="small"
      onClick={remind}
      loading={act.isPending}
      disabled={isSaid}
      aria-label={`催办${node.name}未完成的 ${left} 人`}
      data-testid={`remind-${node.code}`}
    >
      {isSaid ? '已催办' : '催办'}
    </Button>
  );
}
