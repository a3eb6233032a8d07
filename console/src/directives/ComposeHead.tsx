import { CheckCircleFilled, DeleteOutlined, ExclamationCircleFilled, SyncOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import { Link } from 'react-router-dom';
import { errorText } from '../api';
import { asTemplate, contentOf, fromTemplate } from './draft';
import { openDirective, useActDirective } from './directive-queries';
import { withoutDoors } from './door-list/door-groups';
import { Recheck, refusesDoors } from './door-list/Recheck';
import { isDirty, type Keeper, type Keeping } from './keeper';
import { PresetMenu } from './PresetMenu';

interface Props {
  keeping: Keeping;
  keeper: Keeper;
  /** For good: it is not a draft any more. */
  leave: (to: string) => void;
}

/** What is being written, whether it is safe, and what can be done with the whole of it. */
export function ComposeHead({ keeping, keeper, leave }: Props) {
  const { draft, id } = keeping;
  return (
    <>
      <header className="compose-head">
        <h1>{id === null ? '新建指令' : '修改指令'}</h1>
        <SavedMark keeping={keeping} />
        <span className="compose-gap" />
        <PresetMenu
          kind="template"
          use={({ content }) => content && keeper.change(fromTemplate(draft, content))}
          save={{ content: asTemplate(contentOf(draft)) }}
          suggested={draft.title}
        />
        {id === null ? null : <Discard id={id} leave={leave} />}
        <Link to="/directives/box/mine">
          <Button tabIndex={-1} data-testid="compose-leave">
            返回列表
          </Button>
        </Link>
      </header>
      <Trouble keeping={keeping} keeper={keeper} />
    </>
  );
}

function SavedMark({ keeping }: { keeping: Keeping }) {
  const [icon, words] = savedWords(keeping);
  return (
    <span className="saved-mark" role="status" data-testid="saved">
      {icon} {words}
    </span>
  );
}

function savedWords(keeping: Keeping) {
  const { saving, trouble, id } = keeping;
  if (saving) return [<SyncOutlined key="saving" />, '正在保存'] as const;
  if (trouble === 'network')
    return [<ExclamationCircleFilled key="no" className="tone-near" />, '未保存：网络不通，内容留在本机'] as const;
  if (trouble) return [<ExclamationCircleFilled key="no" className="tone-near" />, '未保存'] as const;
  if (isDirty(keeping)) return [null, '未保存'] as const;
  return id === null ? ([null, '写下内容后自动保存'] as const) : ([<Saved key="yes" />, '已保存'] as const);
}

const Saved = () => <CheckCircleFilled className="tone-ok" />;

function Trouble({ keeping: { trouble, error, id, draft }, keeper }: Pick<Props, 'keeping' | 'keeper'>) {
  const look = useMutation({
    mutationFn: (mine: boolean) =>
      openDirective(id ?? '').then((opened) => ({ opened, mine: mine && opened.view.state === 'draft' })),
    onSuccess: ({ opened, mine }) => {
      if (!mine) return keeper.adopt(opened);
      keeper.insist(opened);
      void keeper.save();
    },
  });
  if (!trouble || trouble === 'network') return null;
  if (refusesDoors(error)) {
    return (
      <Alert
        banner
        type="warning"
        title="没有保存：名单里有住户已被删除，或已不在您的辖区内。"
        action={
          <Recheck
            id={id}
            doors={draft.doors}
            remove={(gone) => keeper.change((now) => ({ doors: withoutDoors(now.doors, gone) }))}
          />
        }
        data-testid="compose-trouble"
      />
    );
  }
  return (
    <Alert
      banner
      type="warning"
      title={error ? errorText(error) : '没有保存'}
      description={look.error ? errorText(look.error) : undefined}
      action={
        trouble === 'changed' ? (
          <span className="compose-choices">
            <Button size="small" onClick={() => look.mutate(false)} data-testid="take-theirs">
              载入最新的
            </Button>
            <Button size="small" onClick={() => look.mutate(true)} data-testid="keep-mine">
              保留我写的
            </Button>
          </span>
        ) : null
      }
      data-testid="compose-trouble"
    />
  );
}

function Discard({ id, leave }: { id: string; leave: Props['leave'] }) {
  const { message } = App.useApp();
  const act = useActDirective(id);
  const discard = (): void =>
    act.mutate(
      { action: 'discard' },
      {
        onSuccess: () => {
          void message.success('草稿已删除');
          leave('/directives/box/mine');
        },
        onError: (error) => void message.warning(errorText(error)),
      },
    );
  return (
    <Popconfirm
      title="删除这份草稿？"
      description="删除后不能恢复。"
      okText="删除"
      cancelText="不删"
      onConfirm={discard}
    >
      <Button icon={<DeleteOutlined />} loading={act.isPending} data-testid="discard">
        删除草稿
      </Button>
    </Popconfirm>
  );
}
