import { type IssueLink, type IssueView, LIGHT_LABEL, LIGHT_SHAPE, spokenNumber, STATE_LABEL } from '@hongqi/shared';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { TONE } from '../parts/LightChip';

/** The issues it hangs together with: its lead, its followers, the report it was split from, its own parts. */
export function Links({ view }: { view: IssueView }) {
  const { lead, followers, merged, parent, children } = view;
  if (!lead && !followers && !parent && children.length === 0) return null;
  return (
    <div className="links">
      {lead ? (
        <Group name="已并入">
          <Link to={`/desk/all/${lead.id}`}>{spokenNumber(lead.number)}</Link>
        </Group>
      ) : null}
      {followers ? (
        <Group name={`并入本件 ${followers} 件，进展同样告诉各自的反映人`}>
          {merged.map((follower) => (
            <Linked key={follower.id} issue={follower} />
          ))}
        </Group>
      ) : null}
      {parent ? (
        <Group name="拆自">
          <Linked issue={parent} />
        </Group>
      ) : null}
      {children.length ? (
        <Group name={`拆成 ${children.length} 件`}>
          {children.map((child) => (
            <Linked key={child.id} issue={child} />
          ))}
        </Group>
      ) : null}
    </div>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="link-group">
      <p className="quiet">{name}</p>
      {children}
    </div>
  );
}

function Linked({ issue }: { issue: IssueLink }) {
  const { id, number, title, state, light } = issue;
  return (
    <p className="linked" data-testid={`linked-${number}`}>
      <span className={light ? `tone-${TONE[light]}` : 'quiet'}>
        {light ? `${LIGHT_SHAPE[light]} ${LIGHT_LABEL[light]}` : STATE_LABEL[state]}
      </span>
      <Link to={`/desk/all/${id}`} title={`${spokenNumber(number)} ${title}`} className="cut">
        {title}
      </Link>
      {light ? <span className="quiet">{STATE_LABEL[state]}</span> : null}
    </p>
  );
}
