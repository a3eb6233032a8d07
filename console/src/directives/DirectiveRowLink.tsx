import {
  clockTime,
  DIRECTIVE_STATE_LABEL,
  type DirectiveRow,
  howFarDue,
  howLongAgo,
  SETTLED_LABEL,
} from '@hongqi/shared';
import { Link } from 'react-router-dom';
import { KindChips } from './KindChips';
import { figure } from './sending-words';

interface Props {
  row: DirectiveRow;
  now: Date;
}

/** One directive of a list: what and of whom, when it is due, how far it is. A draft opens where it is written. */
export function DirectiveRowLink({ row, now }: Props) {
  const { id, kind, urgency, state, title, author, areaName, awaitsMe } = row;
  return (
    <li>
      <Link
        to={state === 'draft' ? `/directives/${id}/edit` : `/directives/${id}`}
        className="dlist-row"
        data-testid={`directive-${id}`}
      >
        <span className="dlist-chips">
          <KindChips kind={kind} urgency={urgency} />
        </span>
        <span className="dlist-title cut">{title || '（还没有标题）'}</span>
        <span className="dlist-state" data-testid={`state-${id}`}>
          {awaitsMe ? <b>等您审批</b> : DIRECTIVE_STATE_LABEL[state]}
        </span>
        <Due row={row} now={now} />
        <span className="quiet cut dlist-from">
          {areaName} · {author} · {whenOf(row, now)}
        </span>
        <Share row={row} />
      </Link>
    </li>
  );
}

/** When what happened last to it did, or is to. */
function whenOf({ state, sendAt, sentAt, updatedAt }: DirectiveRow, now: Date): string {
  if (state === 'scheduled' && sendAt) return `${clockTime(sendAt, now)} 发出`;
  if (sentAt) return `${howLongAgo(sentAt, now)}发出`;
  return `${howLongAgo(updatedAt, now)}${state === 'pending' ? '提交' : '修改'}`;
}

function Due({ row: { dueAt, state, people, done }, now }: Props) {
  if (!dueAt) return <span className="quiet dlist-due">不设截止</span>;
  const isLate = Date.parse(dueAt) < now.getTime() && done < people && (state === 'sending' || state === 'sent');
  return (
    <span className={isLate ? 'dlist-due tone-late' : 'dlist-due'} title={clockTime(dueAt, now)}>
      {isLate ? '▲ ' : ''}
      {state === 'closed' || state === 'recalled' ? clockTime(dueAt, now) : howFarDue(dueAt, now)}
    </span>
  );
}

/** How many have done what is asked, over how many have read it. */
function Share({ row: { people, read, done, wants } }: Pick<Props, 'row'>) {
  if (people === 0) return <span className="dlist-share" />;
  const percent = (count: number): string => `${(100 * count) / people}%`;
  return (
    <span className="dlist-share">
      <span className="share" aria-hidden="true">
        <span className="share-read" style={{ width: percent(read) }} />
        <span className="share-done" style={{ width: percent(done) }} />
      </span>
      <span className="quiet">
        {SETTLED_LABEL[wants]} {figure(done)}/{figure(people)}
        {wants === 'read' ? '' : ` · 已读 ${figure(read)}`}
      </span>
    </span>
  );
}
