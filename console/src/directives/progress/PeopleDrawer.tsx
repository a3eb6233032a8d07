import {
  clockTime,
  COPY_PART_LABEL,
  COPY_STATE_LABEL,
  COPY_STATES,
  type CopyRow,
  type CopyState,
  type DirectiveView,
  howLongAgo,
  type ProgressNode,
  SETTLED_LABEL,
} from '@hongqi/shared';
import { Button, Drawer, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Photos } from '../../parts/Photos';
import { Say, SayFailed } from '../../parts/Say';
import { useNow } from '../../parts/use-now';
import { usePeople } from '../directive-queries';
import { figure } from '../sending-words';
import { valueWords } from './sum-words';

interface Props {
  view: DirectiveView;
  node: ProgressNode;
  onClose: () => void;
}

/** Who of a place has it, by how they stand; the unfinished first, as they are what one looks for. */
export function PeopleDrawer({ view, node, onClose }: Props) {
  const [state, setState] = useState<CopyState>('waiting');
  const list = usePeople(view.id, { areaCode: node.code, state }, view.state);
  const people = (list.data?.pages ?? []).flatMap(({ items }) => items);
  return (
    <Drawer
      open
      size={600}
      onClose={onClose}
      title={`${node.name} · 名单`}
      extra={<span className="quiet">应达 {figure(node.people)} 人</span>}
    >
      <Segmented<CopyState>
        block
        className="gap-below"
        value={state}
        onChange={setState}
        options={COPY_STATES.map((value) => ({ value, label: COPY_STATE_LABEL[value] }))}
        data-testid="people-state"
      />
      {list.error ? <SayFailed error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton active /> : null}
      {list.data && people.length === 0 ? <Say title={`没有${COPY_STATE_LABEL[state]}的人`} /> : null}
      <ul className="people" aria-label={COPY_STATE_LABEL[state]}>
        {people.map((person) => (
          <Person key={person.personId} view={view} person={person} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <p className="list-end">
          <Button type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            加载更多
          </Button>
        </p>
      ) : null}
    </Drawer>
  );
}

function Person({ view, person }: { view: DirectiveView; person: CopyRow }) {
  const now = useNow();
  const { name, part, areaName, readAt, answeredAt, answer, photos, answeredBy } = person;
  const told = view.content.form.flatMap((field) => {
    const words = field.kind === 'photo' ? '' : valueWords(field, answer?.[field.key]);
    return words ? [{ key: field.key, label: field.label, words }] : [];
  });
  const isLate = answeredAt !== null && view.dueAt !== null && answeredAt > view.dueAt;
  return (
    <li className="person" data-testid={`person-${name}`}>
      <p className="person-head">
        <span>
          <b>{name}</b>{' '}
          {name === COPY_PART_LABEL[part] ? null : <span className="chip chip-none">{COPY_PART_LABEL[part]}</span>}{' '}
          <span className="quiet">{areaName}</span>
        </span>
        <span className="quiet" title={readAt ? clockTime(readAt, now) : ''}>
          {answeredAt ? (
            <>
              {SETTLED_LABEL[view.wants]} {howLongAgo(answeredAt, now)}
              {isLate ? <span className="tone-late"> ▲ 逾期</span> : null}
            </>
          ) : readAt ? (
            `已读 ${howLongAgo(readAt, now)}`
          ) : (
            '未读'
          )}
        </span>
      </p>
      {told.length ? (
        <dl className="person-answer">
          {told.map(({ key, label, words }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Photos photos={photos} side={56} />
      {answeredBy ? <p className="quiet">由 {answeredBy} 代回执</p> : null}
    </li>
  );
}
