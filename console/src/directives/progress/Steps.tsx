import { clockTime, DIRECTIVE_ACTION_LABEL, type DirectiveStepView, howLongAgo } from '@hongqi/shared';
import { Tooltip } from 'antd';
import { useNow } from '../../parts/use-now';

/** Newest first, as in the history of an issue. */
export function Steps({ steps }: { steps: readonly DirectiveStepView[] }) {
  const now = useNow();
  return (
    <section className="steps" aria-label="经过" tabIndex={0}>
      <ol className="history">
        {[...steps].reverse().map(({ id, action, actor, areaName, note, at }) => (
          <li key={id} className="entry" data-testid={`step-${action}`}>
            <p className="entry-head">
              <b>{DIRECTIVE_ACTION_LABEL[action]}</b>
              <Tooltip title={clockTime(at, now)}>
                <time dateTime={at} className="quiet">
                  {howLongAgo(at, now)}
                </time>
              </Tooltip>
            </p>
            <p className="quiet">{[actor ?? '系统', areaName].filter(Boolean).join(' · ')}</p>
            {note ? <p className="words">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
