import { LinkOutlined } from '@ant-design/icons';
import { type IssueView, spokenNumber, STATE_LABEL, URGENCY_LABEL } from '@hongqi/shared';
import { App, Button, Tooltip } from 'antd';
import { CardChip } from '../parts/CardChip';
import { LightChip } from '../parts/LightChip';
import { useNow } from '../parts/use-now';

export function Heading({ view }: { view: IssueView }) {
  const now = useNow();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    // On plain http a page may not write to the clipboard; then the address bar has to do.
    if (!navigator.clipboard) return void message.info('请从地址栏复制链接');
    await navigator.clipboard.writeText(window.location.href);
    void message.success('链接已复制');
  };
  return (
    <header className="heading">
      <div className="heading-line">
        <h1 title={view.title}>{view.title}</h1>
        <Button type="text" size="small" icon={<LinkOutlined />} onClick={() => void copy()} aria-label="复制链接" />
      </div>
      <div className="heading-line quiet">
        <LightChip issue={view} now={now} />
        {view.light ? (
          <span className="chip chip-none" data-testid="state">
            {STATE_LABEL[view.state]}
          </span>
        ) : null}
        {view.card ? <CardChip card={view.card} /> : null}
        {view.reporters > 1 ? <span className="chip chip-none">{view.reporters} 人反映</span> : null}
        {view.flagged ? (
          <Tooltip title="文字或照片可能违规，公开前请先看过">
            <span className="chip chip-near">内容待看</span>
          </Tooltip>
        ) : null}
        {view.urgency === 'urgent' ? <b className="urgent">{URGENCY_LABEL.urgent}</b> : null}
        <span className="number" data-testid="number">
          {spokenNumber(view.number)}
        </span>
        <span>{view.areaName}</span>
        {view.holder ? (
          <span className="cut">
            承办：{view.holder.name}（{view.holder.post}）
          </span>
        ) : null}
      </div>
    </header>
  );
}
