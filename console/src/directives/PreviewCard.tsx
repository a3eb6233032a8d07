import { RightOutlined, TeamOutlined } from '@ant-design/icons';
import type { AudiencePreview } from '@hongqi/shared';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { errorText } from '../api';
import { contentOf, type Draft, hasAudience } from './draft';
import type { Problem } from './problems';
import { ResidentWords } from './ResidentWords';
import { figure, sendLabel } from './sending-words';

interface Props {
  draft: Draft;
  preview: UseQueryResult<AudiencePreview>;
  problems: readonly Problem[];
  send: () => void;
}

/** Whom it would reach if it were sent now, what is missing, and the one button. */
export function PreviewCard({ draft, preview, problems, send }: Props) {
  const content = contentOf(draft);
  const isAsked = hasAudience(content.audience);
  const { data, error, isPlaceholderData } = preview;
  return (
    <aside className="preview" aria-label="将发给谁">
      <div className="preview-scroll">
        <h2>将发给</h2>
        <div aria-live="polite" className={isPlaceholderData ? 'preview-stale' : ''}>
          {!isAsked ? (
            <p className="preview-none">
              <TeamOutlined />
              选好人员和辖区，这里马上算出有多少人会收到。
            </p>
          ) : error ? (
            <p className="field-error" role="alert">
              {errorText(error)}
            </p>
          ) : data ? (
            <Counted preview={data} draft={draft} />
          ) : (
            <Skeleton active />
          )}
        </div>
        {content.audience.residents ? <ResidentWords title={draft.title} text={draft.text} content={content} /> : null}
      </div>
      <div className="preview-foot">
        {problems.length ? (
          <ul className="preview-problems" aria-label="发送前还要补上" data-testid="problems">
            {problems.map(({ words, at }) => (
              <li key={words}>
                <button type="button" onClick={() => goTo(at)}>
                  {words} <RightOutlined />
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        {data?.needsApproval && isAsked ? (
          <p className="preview-approval" data-testid="needs-approval">
            发给居民的指令，由另一位督办领导或管理员同意后发出。
          </p>
        ) : null}
        <Button
          type="primary"
          size="large"
          block
          disabled={problems.length > 0 || !data || isPlaceholderData}
          onClick={send}
          data-testid="send"
        >
          {sendLabel(isAsked ? data : undefined, draft.sendAt)}
        </Button>
      </div>
    </aside>
  );
}

function Counted({ preview, draft }: { preview: AudiencePreview; draft: Draft }) {
  const { people, staff, residents, grids, wechat, doors, areas } = preview;
  const most = Math.max(1, ...areas.map((area) => area.people));
  const { visits, listed } = contentOf(draft);
  return (
    <>
      <p className="preview-people" data-testid="preview-people">
        <b>{figure(people)}</b> 人 <span className="preview-dot">·</span> <b>{figure(grids)}</b> 个网格
      </p>
      <dl className="preview-facts">
        <Fact label="工作人员" value={`${figure(staff)} 人`} testId="preview-staff" />
        <Fact label="居民" value={`${figure(residents)} 人`} testId="preview-residents" />
        <Fact label="微信能提醒到" value={`${figure(wechat)} 人`} testId="preview-wechat" />
        {visits ? (
          <Fact label="要走访" value={`${figure(listed ? draft.doors.length : doors)} 户`} testId="preview-doors" />
        ) : null}
      </dl>
      <p className="quiet">没有微信提醒的人，打开小程序就能看到。</p>
      {areas.length ? (
        <ul className="preview-areas" aria-label="各辖区人数">
          {areas.map(({ code, name, people: count }) => (
            <li key={code}>
              <span className="cut">{name}</span>
              <span>{figure(count)} 人</span>
              <span className="preview-bar" style={{ width: `${(100 * count) / most}%` }} aria-hidden="true" />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Fact({ label, value, testId }: { label: string; value: string; testId: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-testid={testId}>{value}</dd>
    </div>
  );
}

/** To the field that is to be mended, in sight and under the cursor. */
function goTo(id: string): void {
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
