import { ExclamationCircleFilled } from '@ant-design/icons';
import {
  type AudiencePreview,
  DIRECTIVE_KIND_LABEL,
  directiveRoutes,
  type DirectiveView,
  URGENCY_LABEL,
} from '@hongqi/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { call, errorText } from '../api';
import { useAreas } from '../desk/desk-queries';
import { useNow } from '../parts/use-now';
import { communitiesOf } from './area-choice';
import { keepDirective, refreshDirectives } from './directive-queries';
import { DraftListLine } from './door-list/ListLine';
import { contentOf, type Draft } from './draft';
import type { Keeper } from './keeper';
import { ResidentWords } from './ResidentWords';
import { figure, isAlarm, sendingWords, sendLabel } from './sending-words';

interface Props {
  draft: Draft;
  keeper: Keeper;
  preview: AudiencePreview;
  close: () => void;
  sent: (view: DirectiveView) => void;
}

/** Asked once more, in words, with what residents will read; an alarm has to be ticked besides. */
export function SendDialog({ draft, keeper, preview, close, sent }: Props) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const now = useNow();
  const { data: areas } = useAreas();
  const [looked, setLooked] = useState(false);
  const content = contentOf(draft);
  const alarm = isAlarm(content);
  const label = sendLabel(preview, draft.sendAt);
  const send = useMutation({
    mutationFn: async () => {
      if (!(await keeper.save())) throw keeper.store.getState().error ?? new Error('unsaved');
      const { id, version } = keeper.store.getState();
      return call(
        directiveRoutes.act,
        { ...(version === null ? {} : { version }) },
        { id: id ?? '', action: 'submit' },
      );
    },
    onSuccess: (view) => {
      keepDirective(queries, view);
      refreshDirectives(queries, view.id);
      void message.success(view.state === 'pending' ? '已提交审批' : view.state === 'scheduled' ? '已定时' : '已发出');
      sent(view);
    },
  });
  return (
    <Modal
      open
      width={alarm || content.audience.residents ? 560 : 460}
      title={alarm ? null : '确认发送'}
      okText={label}
      cancelText="再看看"
      onOk={() => send.mutate()}
      onCancel={close}
      confirmLoading={send.isPending}
      okButtonProps={{ size: 'large', disabled: alarm && !looked, 'data-testid': 'send-now' }}
      cancelButtonProps={{ size: 'large' }}
      destroyOnHidden
    >
      {alarm ? (
        <div className="alarm" role="alert">
          <ExclamationCircleFilled className="alarm-sign" />
          <p>
            <b>
              {URGENCY_LABEL[content.urgency]}
              {DIRECTIVE_KIND_LABEL[content.kind]}
            </b>
            <b className="alarm-count">将惊动 {figure(preview.residents)} 位居民</b>
          </p>
        </div>
      ) : null}
      <p className="send-words" data-testid="send-words">
        {sendingWords(preview, communitiesOf(areas ?? [], content.audience.areas), draft.sendAt, now)}
      </p>
      {content.listed ? (
        <p className="send-list">
          <DraftListLine doors={draft.doors} />
        </p>
      ) : null}
      {content.audience.residents ? <ResidentWords title={draft.title} text={draft.text} content={content} /> : null}
      {alarm ? (
        <Checkbox checked={looked} onChange={({ target }) => setLooked(target.checked)} data-testid="looked">
          内容和范围我已逐字核对
        </Checkbox>
      ) : null}
      {send.error ? (
        <Alert type="warning" showIcon className="gap-above" title={errorText(send.error)} data-testid="send-refusal" />
      ) : null}
    </Modal>
  );
}
