import { DIRECTIVE_LIMITS, type DirectiveView } from '@hongqi/shared';
import { Alert, App, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { useActDirective } from '../directive-queries';

export function RecallDialog({ view, close }: { view: DirectiveView; close: () => void }) {
  const { message } = App.useApp();
  const act = useActDirective(view.id);
  const [note, setNote] = useState('');
  const recall = (): void =>
    act.mutate(
      { action: 'recall', note: note.trim(), version: view.version },
      {
        onSuccess: () => {
          void message.success('已撤回');
          close();
        },
      },
    );
  return (
    <Modal
      open
      title="撤回这条指令"
      okText="撤回指令"
      okButtonProps={{ disabled: !note.trim(), loading: act.isPending }}
      onOk={recall}
      onCancel={close}
    >
      <p className="gap-below">正文不再显示给任何人；已经看过的人会收到撤回通知和原因。不能恢复。</p>
      {act.error ? <Alert className="gap-below" type="warning" showIcon title={errorText(act.error)} /> : null}
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={DIRECTIVE_LIMITS.note.max}
        placeholder="为什么撤回，如：集合时间有误，以新通知为准"
        aria-label="撤回原因"
        value={note}
        onChange={({ target }) => setNote(target.value)}
        data-testid="recall-note"
      />
    </Modal>
  );
}
