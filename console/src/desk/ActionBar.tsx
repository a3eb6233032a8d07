import { MoreOutlined } from '@ant-design/icons';
import { type Action, ACTION_LABEL, type IssueView } from '@hongqi/shared';
import { Button, Dropdown } from 'antd';
import { barOf, naturalNext } from './act-draft';

interface Props {
  view: IssueView;
  chosen: Action | null;
  busy: boolean;
  /** The form can be sent as it is. */
  ready: boolean;
  choose: (action: Action) => void;
  cancel: () => void;
  go: () => void;
}

/** The actions the server allows, the natural next one in blue; while a form is open, the blue one finishes it. */
export function ActionBar({ view, chosen, busy, ready, choose, cancel, go }: Props) {
  const next = naturalNext(view.state, view.actions);
  const { shown, more } = barOf(view.state, view.actions);
  const items = more.map((action) => ({
    key: action,
    label: <span data-testid={`action-${action}`}>{ACTION_LABEL[action]}</span>,
    onClick: () => choose(action),
  }));
  return (
    <footer className="bar" role="toolbar" aria-label="操作">
      {shown.map((action) => (
        <Button
          key={action}
          type={chosen === null && action === next ? 'primary' : 'default'}
          className={action === chosen ? 'bar-chosen' : ''}
          aria-pressed={action === chosen}
          disabled={busy}
          onClick={() => choose(action)}
          data-testid={`action-${action}`}
        >
          {ACTION_LABEL[action]}
        </Button>
      ))}
      {more.length ? (
        <Dropdown menu={{ items }} trigger={['click']} placement="topLeft" disabled={busy}>
          <Button
            icon={<MoreOutlined />}
            className={chosen && more.includes(chosen) ? 'bar-chosen' : ''}
            data-testid="more-actions"
          >
            更多
          </Button>
        </Dropdown>
      ) : null}
      {view.actions.length === 0 ? <span className="quiet">这件诉求现在不需要您操作</span> : null}
      <span className="bar-gap" />
      {chosen ? (
        <>
          <Button onClick={cancel} disabled={busy} data-testid="cancel-action">
            取消
          </Button>
          <Button type="primary" onClick={go} loading={busy} disabled={!ready} data-testid="do-action">
            确认{ACTION_LABEL[chosen]}
          </Button>
        </>
      ) : null}
    </footer>
  );
}
