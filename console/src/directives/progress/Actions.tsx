import { DownloadOutlined } from '@ant-design/icons';
import { type DirectiveView, directiveRoutes } from '@hongqi/shared';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { download, errorText } from '../../api';
import { useMay } from '../../me';
import { isGoing, useActDirective, useFollowUp } from '../directive-queries';
import { AddDialog } from './AddDialog';
import { RecallDialog } from './RecallDialog';

/** What can be done with the whole of it. What is done to one place stands beside that place. */
export function Actions({ view }: { view: DirectiveView }) {
  const { message } = App.useApp();
  const go = useNavigate();
  const act = useActDirective(view.id);
  const [open, setOpen] = useState<'add' | 'recall' | null>(null);
  const maySend = useMay('directive.send');
  const isOut = isGoing(view.state) || view.state === 'closed';
  const can = (action: DirectiveView['actions'][number]): boolean => view.actions.includes(action);
  const warn = (error: unknown): void => void message.warning(errorText(error));
  const takeBack = (): void =>
    act.mutate(
      { action: 'takeBack', version: view.version },
      { onSuccess: () => void go(`/directives/${view.id}/edit`), onError: warn },
    );
  const close = (): void =>
    act.mutate(
      { action: 'close', version: view.version },
      { onSuccess: () => void message.success('已结束，不再收集回复'), onError: warn },
    );
  return (
    <span className="directive-actions" role="toolbar" aria-label="操作">
      {can('edit') ? (
        <Link to={`/directives/${view.id}/edit`}>
          <Button type="primary" tabIndex={-1} data-testid="directive-edit">
            继续编辑
          </Button>
        </Link>
      ) : null}
      {can('takeBack') ? (
        <Button onClick={takeBack} loading={act.isPending} data-testid="directive-takeBack">
          取回修改
        </Button>
      ) : null}
      {can('add') ? (
        <Button onClick={() => setOpen('add')} data-testid="directive-add">
          附言
        </Button>
      ) : null}
      {isOut && maySend ? (
        <Export path={directiveRoutes.export.path} view={view} name={view.title} testId="directive-export">
          导出
        </Export>
      ) : null}
      {isOut && maySend && view.visits ? (
        <Export
          path={directiveRoutes.exportDoors.path}
          view={view}
          name={`${view.title}-走访明细`}
          testId="directive-export-doors"
        >
          导出走访明细
        </Export>
      ) : null}
      {isOut && maySend ? <FollowUp id={view.id} /> : null}
      {can('close') ? (
        <Popconfirm
          title="结束这条指令？"
          description="收到的人仍能看到内容，但不再要求回复，也不能再催办。"
          okText="结束指令"
          onConfirm={close}
        >
          <Button data-testid="directive-close">结束</Button>
        </Popconfirm>
      ) : null}
      {can('recall') ? (
        <Button onClick={() => setOpen('recall')} data-testid="directive-recall">
          撤回
        </Button>
      ) : null}
      {open === 'recall' ? <RecallDialog view={view} close={() => setOpen(null)} /> : null}
      {open === 'add' ? <AddDialog view={view} close={() => setOpen(null)} /> : null}
    </span>
  );
}

interface ExportProps {
  path: string;
  view: DirectiveView;
  /** Of the file. */
  name: string;
  testId: string;
  children: string;
}

/** Made by the server, one line a person or a door: it cannot differ from the screen. */
function Export({ path, view, name, testId, children }: ExportProps) {
  const { message } = App.useApp();
  const file = useMutation({
    mutationFn: () => download(path.replace(':id', view.id), {}, `${name}.csv`),
    onError: (error) => void message.warning(errorText(error)),
  });
  return (
    <Button icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate()} data-testid={testId}>
      {children}
    </Button>
  );
}

/** A draft to those who have not settled it; it is looked at before it goes. */
function FollowUp({ id }: { id: string }) {
  const { message } = App.useApp();
  const go = useNavigate();
  const followUp = useFollowUp(id);
  return (
    <Button
      loading={followUp.isPending}
      onClick={() =>
        followUp.mutate(undefined, {
          onSuccess: (draft) => void go(`/directives/${draft.id}/edit`),
          onError: (error) => void message.warning(errorText(error)),
        })
      }
      data-testid="directive-followUp"
    >
      再发给未完成的人
    </Button>
  );
}
