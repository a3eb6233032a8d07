import { PaperClipOutlined } from '@ant-design/icons';
import {
  CASCADE_LABEL,
  clockTime,
  type DirectiveView,
  FIELD_KIND_LABEL,
  ROLE_LABEL,
  WANTS_LABEL,
} from '@hongqi/shared';
import type { ReactNode } from 'react';
import { Photos } from '../../parts/Photos';
import { useNow } from '../../parts/use-now';
import { ListLine } from '../door-list/ListLine';

/** As it was sent: what everyone reads, what only staff read, and what the levels on the way added. */
export function Message({ view }: { view: DirectiveView }) {
  const { content, photos, documents, steps } = view;
  const added = steps.filter(({ action, note }) => (action === 'add' || action === 'pass') && note);
  return (
    <div className="message" tabIndex={0} role="region" aria-label="内容">
      <article className="message-text">
        <p className="words" data-testid="directive-text">
          {content.text || hiddenWords(view)}
        </p>
        {content.staffText ? (
          <aside className="message-staff" aria-label="仅工作人员可见">
            <p className="message-label">仅工作人员可见</p>
            <p className="words">{content.staffText}</p>
          </aside>
        ) : null}
        <Photos photos={photos} side={96} />
        {documents.map(({ id, name, bytes, url }) => (
          <p key={id}>
            <a href={url} target="_blank" rel="noreferrer">
              <PaperClipOutlined /> {name}
            </a>{' '}
            <span className="quiet">{size(bytes)}</span>
          </p>
        ))}
        {added.map(({ id, areaName, actor, note }) => (
          <aside key={id} className="message-added" data-testid="directive-addition">
            <p className="message-label">
              {areaName} {actor ? `· ${actor} ` : ''}附言
            </p>
            <p className="words">{note}</p>
          </aside>
        ))}
      </article>
      <AsSent view={view} />
    </div>
  );
}

function AsSent({ view }: { view: DirectiveView }) {
  const now = useNow();
  const { content, names, listedDoors } = view;
  const { audience, cascade, relayMinutes, wants, form, dueAt, sendAt, validUntil, visits } = content;
  const named = (codes: readonly string[]): string => codes.map((code) => names[code] ?? code).join('、');
  const whom = [
    ...audience.roles.map((role) => ROLE_LABEL[role]),
    ...(audience.residents ? ['居民'] : []),
    ...audience.departments.map((id) => names[id] ?? id),
  ];
  return (
    <dl className="message-facts">
      <Fact name="发到">{named(audience.areas) || '—'}</Fact>
      <Fact name="发给">{audience.unansweredOf ? '上一条指令里没有完成的人' : whom.join('、') || '—'}</Fact>
      <Fact name="方式">
        {CASCADE_LABEL[cascade]}
        {cascade === 'relay' ? `，社区 ${relayMinutes} 分钟内传达` : ''}
      </Fact>
      <Fact name="要求">{WANTS_LABEL[wants]}</Fact>
      {visits ? (
        <Fact name="走访">{listedDoors === null ? '网格员逐户上门，全部住户' : <ListLine view={view} />}</Fact>
      ) : null}
      {sendAt ? <Fact name="定时">{clockTime(sendAt, now)}</Fact> : null}
      <Fact name="截止">{dueAt ? clockTime(dueAt, now) : '没有'}</Fact>
      {validUntil ? <Fact name="有效至">{clockTime(validUntil, now)}</Fact> : null}
      {form.length ? (
        <Fact name="反馈表">
          <ol className="message-form">
            {form.map(({ key, label, kind, required, options, several }) => (
              <li key={key}>
                {label}
                <span className="quiet">
                  {' '}
                  {FIELD_KIND_LABEL[kind]}
                  {several ? '（可多选）' : ''}
                  {required ? ' · 必填' : ''}
                  {options.length ? `：${options.join(' / ')}` : ''}
                </span>
              </li>
            ))}
          </ol>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `1.2 MB`, `340 KB`. */
function size(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} KB`;
}

/** A draft may be empty; what has gone out has words, though not for everyone who sees how it goes. */
function hiddenWords({ state }: DirectiveView): string {
  if (state === 'draft') return '（没有正文）';
  return state === 'recalled' ? '已撤回，正文不再显示。' : '正文只给收到的人和发送的一级看。';
}
