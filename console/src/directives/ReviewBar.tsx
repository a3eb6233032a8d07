import { CheckOutlined, RollbackOutlined } from '@ant-design/icons';
import { DIRECTIVE_ACTION_LABEL, DIRECTIVE_LIMITS, type DirectiveView, howLongAgo } from '@hongqi/shared';
import { Alert, App, Button, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { errorText } from '../api';
import { useAreas } from '../desk/desk-queries';
import { useNow } from '../parts/use-now';
import { communitiesOf } from './area-choice';
import { useActDirective, usePreview } from './directive-queries';
import { ListLine } from './door-list/ListLine';
import { ResidentWords } from './ResidentWords';
import { isAlarm, sendingWords } from './sending-words';

interface Props {
  view: DirectiveView;
  /** After consent or refusal, with the directive as it is then. */
  onDone?: (view: DirectiveView) => void;
}

/** The second pair of eyes: who wrote it, what residents will read, how many they are; then yes, or no with a reason. */
export function ReviewBar({ view, onDone }: Props) {
  const { message } = App.useApp();
  const now = useNow();
  const act = useActDirective(view.id);
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const { content, version, author, areaName, updatedAt, title, actions } = view;
  const decide = (action: 'approve' | 'refuse'): void =>
    act.mutate(
      { action, version, ...(action === 'refuse' ? { note: note.trim() } : {}) },
      {
        onSuccess: (after) => {
          void message.success(action === 'approve' ? '已同意，开始发送' : '已退回给起草人修改');
          onDone?.(after);
        },
      },
    );
  if (!actions.includes('approve')) return null;
  return (
    <section className="review" aria-label="审批" data-testid="review">
      <div className="review-words">
        <h2>
          {author}（{areaName}）请您审批
        </h2>
        <p className="quiet">{howLongAgo(updatedAt, now)}提交 · 您同意后才会发给居民</p>
        <Reach view={view} />
        <ListLine view={view} />
        {isAlarm(content) ? (
          <Alert type="warning" showIcon title="这是发给居民的紧急内容，发出后不能悄悄收回。请逐字核对。" />
        ) : null}
        {refusing ? (
          <div className="review-refuse">
            <label htmlFor="refuse-note">退回的原因，起草人会看到</label>
            <Input.TextArea
              id="refuse-note"
              autoFocus
              rows={2}
              maxLength={DIRECTIVE_LIMITS.note.max}
              value={note}
              onChange={({ target }) => setNote(target.value)}
              data-testid="refuse-note"
            />
          </div>
        ) : null}
        {act.error ? <Alert type="warning" showIcon title={errorText(act.error)} data-testid="review-refusal" /> : null}
        <div className="review-buttons">
          {refusing ? (
            <>
              <Button
                type="primary"
                size="large"
                icon={<RollbackOutlined />}
                disabled={!note.trim()}
                loading={act.isPending}
                onClick={() => decide('refuse')}
                data-testid="refuse-now"
              >
                {DIRECTIVE_ACTION_LABEL.refuse}
              </Button>
              <Button size="large" onClick={() => setRefusing(false)}>
                取消
              </Button>
            </>
          ) : (
            <>
              <Button
                type="primary"
                size="large"
                icon={<CheckOutlined />}
                loading={act.isPending}
                onClick={() => decide('approve')}
                data-testid="approve"
              >
                {DIRECTIVE_ACTION_LABEL.approve}
              </Button>
              <Button size="large" icon={<RollbackOutlined />} onClick={() => setRefusing(true)} data-testid="refuse">
                {DIRECTIVE_ACTION_LABEL.refuse}
              </Button>
            </>
          )}
        </div>
      </div>
      <ResidentWords title={title} text={content.text} content={content} from={areaName} />
    </section>
  );
}

/** Counted now, not when it was written: people come and go. */
function Reach({ view: { content } }: { view: DirectiveView }) {
  const now = useNow();
  const { data: areas } = useAreas();
  const preview = usePreview(content.audience, content.cascade);
  if (preview.error) return <p className="field-error">{errorText(preview.error)}</p>;
  if (!preview.data) return <Skeleton active paragraph={{ rows: 1 }} title={false} />;
  const communities = communitiesOf(areas ?? [], content.audience.areas);
  return (
    <p className="review-reach" data-testid="review-reach">
      {sendingWords({ ...preview.data, needsApproval: false }, communities, content.sendAt, now)}
    </p>
  );
}
