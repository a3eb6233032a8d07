import { type Action, ACTION_LABEL, type ActionField, FIELD_LABEL, type IssueView } from '@hongqi/shared';
import { Button } from 'antd';
import { naturalNext } from './act-draft';

interface Props {
  view: IssueView;
  chosen: Action | null;
  busy: boolean;
  missing: readonly ActionField[];
  choose: (action: Action) => void;
  cancel: () => void;
  go: () => void;
}

/** The actions the server allows, the natural next one in blue; while a form is open, the blue one finishes it. */
export function ActionBar({ view, chosen, busy, missing, choose, cancel, go }: Props) {
  const next = naturalNext(view.state, view.actions);
  const actions = [...view.actions].sort((a, b) => Number(b === next) - Number(a === next));
  const stillAllowed = chosen !== null && view.actions.includes(chosen);
  return (
    <footer className="bar" role="toolbar" aria-label="操作">
      {actions.map((action) => (
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
      {actions.length === 0 ? <span className="quiet">这件诉求现在不需要您操作</span> : null}
      <span className="bar-gap" />
      {chosen ? (
        <>
          <span className="quiet" role="status">
            {!stillAllowed
              ? '情况有变,这一步现在不能做了'
              : missing.length
                ? `还缺:${missing.map((field) => FIELD_LABEL[field]).join('、')}`
                : ''}
          </span>
          <Button onClick={cancel} disabled={busy} data-testid="cancel-action">
            取消
          </Button>
          <Button
            type="primary"
            onClick={go}
            loading={busy}
            disabled={!stillAllowed || missing.length > 0}
            data-testid="do-action"
          >
            确认{ACTION_LABEL[chosen]}
          </Button>
        </>
      ) : null}
    </footer>
  );
}
