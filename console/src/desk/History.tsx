import {
  ACTION_LABEL,
  clockTime,
  effectWords,
  type HistoryView,
  howLongAgo,
  type IssueView,
  RATING_LABEL,
  STATE_LABEL,
  transition,
} from '@hongqi/shared';
import { Tooltip } from 'antd';
import { Photos } from '../parts/Photos';
import { useNow } from '../parts/use-now';
import { useAreaNames } from './desk-queries';

/** Newest first: what happened last is what the next decision hangs on. */
export function History({ view }: { view: IssueView }) {
  const now = useNow();
  const entries = [...view.history].sort((a, b) => b.seq - a.seq);
  return (
    <section className="column column-history" aria-label="办理过程" tabIndex={0}>
      <ol className="history">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} now={now} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, now }: { entry: HistoryView; now: Date }) {
  const { action, actor, holder, internal, reason, rating, from, to, effects } = entry;
  const nameOf = useAreaNames();
  const did = effectWords(entry, now, nameOf);
  // A request tells its reason with what is asked for.
  const note = did.length && effects?.request?.note === entry.note ? null : entry.note;
  return (
    <li className={internal ? 'entry entry-internal' : 'entry'} data-testid={`history-${entry.seq}`}>
      <p className="entry-head">
        <span>
          <b>{ACTION_LABEL[action]}</b>
          {holder && transition(action).starts?.includes('accept') ? ` → ${holder}` : ''}
          {internal ? <span className="chip chip-none">内部</span> : null}
        </span>
        <Tooltip title={clockTime(entry.at, now)}>
          <time dateTime={entry.at} className="quiet">
            {howLongAgo(entry.at, now)}
          </time>
        </Tooltip>
      </p>
      <p className="quiet">
        {actor.name}
        {from !== to ? ` · ${STATE_LABEL[to]}` : ''}
      </p>
      {rating ? (
        <p>
          {RATING_LABEL[rating.score]} · {rating.solved ? '已解决' : '没有解决'}
        </p>
      ) : null}
      {did.map((words) => (
        <p key={words} className="did">
          {words}
        </p>
      ))}
      {note ? <p className="words">{note}</p> : null}
      {reason && reason !== note ? <p className="reason">系统：{reason}</p> : null}
      <Photos photos={entry.photos} side={56} />
    </li>
  );
}
