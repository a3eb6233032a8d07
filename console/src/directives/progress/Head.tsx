import {
  clockTime,
  DIRECTIVE_KIND_LABEL,
  DIRECTIVE_STATE_LABEL,
  type DirectiveState,
  type DirectiveView,
  howFarDue,
  URGENCY_LABEL,
  WANTS_LABEL,
} from '@hongqi/shared';
import { Link } from 'react-router-dom';
import { useNow } from '../../parts/use-now';
import { isGoing } from '../directive-queries';
import { Actions } from './Actions';

const STATE_LOOK: Record<DirectiveState, string> = {
  draft: 'chip-none',
  pending: 'chip-near',
  scheduled: 'chip-none',
  sending: 'chip-here',
  sent: 'chip-ok',
  closed: 'chip-none',
  recalled: 'chip-none',
};

/** What it is, whose it is, and until when; what can be done with it. */
export function Head({ view }: { view: DirectiveView }) {
  const { kind, urgency, state, title, reason, followsUp } = view;
  return (
    <header className="directive-head">
      <div className="directive-title">
        <span className="chip chip-none">{DIRECTIVE_KIND_LABEL[kind]}</span>
        {urgency === 'urgent' ? <span className="chip chip-near">◆ {URGENCY_LABEL.urgent}</span> : null}
        <h1 className="cut" title={title}>
          {title}
        </h1>
        <span className={`chip ${STATE_LOOK[state]}`} data-testid="directive-state">
          {DIRECTIVE_STATE_LABEL[state]}
        </span>
        <Actions view={view} />
      </div>
      <p className="quiet directive-line">
        <Line view={view} />
        {followsUp ? (
          <>
            {' · 接 '}
            <Link to={`/directives/${followsUp.id}`}>{followsUp.title}</Link>
          </>
        ) : null}
      </p>
      {reason && (state === 'recalled' || state === 'draft') ? (
        <p className="directive-reason" role="status" data-testid="directive-reason">
          <b>{state === 'recalled' ? '撤回原因' : '退回意见'}</b> {reason}
        </p>
      ) : null}
    </header>
  );
}

function Line({ view }: { view: DirectiveView }) {
  const now = useNow();
  const { areaName, author, sentAt, sendAt, dueAt, wants, state, approver } = view;
  const when = sentAt
    ? `${clockTime(sentAt, now)} 发出`
    : state === 'scheduled' && sendAt
      ? `将于 ${clockTime(sendAt, now)} 发出`
      : '尚未发出';
  const facts = [`${areaName} ${author}`, ...(approver ? [`${approver} 审批`] : []), when, WANTS_LABEL[wants]];
  const isOver = dueAt !== null && new Date(dueAt) < now;
  return (
    <>
      {facts.join(' · ')}
      {dueAt ? (
        <>
          {` · 截止 ${clockTime(dueAt, now)}`}
          {isGoing(state) ? (
            <b className={isOver ? 'tone-late' : ''} data-testid="directive-due">
              （{isOver ? '▲ ' : ''}
              {howFarDue(dueAt, now)}）
            </b>
          ) : null}
        </>
      ) : null}
    </>
  );
}
