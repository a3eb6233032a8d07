import { ACTION_LABEL, type HistoryView, howLongAgo } from '@hongqi/shared';
import { Alert, Button } from 'antd';
import { useNow } from '../parts/use-now';

/** What others did to the issue since the person began to act, in words. */
export function News({ entries, seen }: { entries: readonly HistoryView[]; seen: () => void }) {
  const now = useNow();
  const words = entries.map(({ actor, action, holder, note, at }) => {
    const whom = holder && action === 'dispatch' ? `给${holder}` : '';
    return `${actor.name}${ACTION_LABEL[action]}${whom}（${howLongAgo(at, now)}）${note ? `：${note}` : ''}`;
  });
  return (
    <Alert
      type="warning"
      showIcon
      className="news"
      title={`您查看期间有新情况：${words.join(';') || '内容有更新，请核对后再操作。'}`}
      action={
        <Button size="small" onClick={seen} data-testid="news-seen">
          知道了
        </Button>
      }
      data-testid="news"
    />
  );
}
