import { clockTime, DIRECTIVE_STATE_LABEL, type DirectiveRow } from '@hongqi/shared';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { errorText } from '../../api';
import { Say, SayFailed } from '../../parts/Say';
import { useNow } from '../../parts/use-now';
import { useDirectives } from '../directive-queries';
import type { Choosing } from './ListDrawer';
import { foundWords } from './list-words';
import { useUnmetDoors } from './list-queries';

/** Earlier directives that were walked; of one of them the doors where nobody has been met. */
export function Unmet({ doors, add }: Choosing) {
  const going = useDirectives('going');
  const ended = useDirectives('ended');
  const boxes = [going, ended];
  const rows = boxes
    .flatMap(({ data }) => (data?.pages ?? []).flatMap(({ items }) => items))
    .filter(({ visits, sentAt }) => visits && sentAt !== null);
  const failed = boxes.find(({ error, data }) => error && !data);
  const hasMore = boxes.some(({ hasNextPage }) => hasNextPage);
  const isPending = boxes.some((box) => box.isPending);
  const more = (): void => {
    for (const box of boxes) if (box.hasNextPage) void box.fetchNextPage();
  };
  if (failed) return <SayFailed error={failed.error} again={() => void failed.refetch()} />;
  return (
    <div className="pick-scroll" role="group" aria-label="以前的走访" tabIndex={0}>
      {isPending ? <Skeleton active className="pad" /> : null}
      {!isPending && rows.length === 0 ? (
        <Say title={hasMore ? '最近的指令里没有走访' : '还没有走访过的指令'}>
          发过挨户走访的任务以后，没有见到的户可以从这里再走一遍。
        </Say>
      ) : null}
      <ul>
        {rows.map((row) => (
          <Earlier key={row.id} row={row} doors={doors} add={add} />
        ))}
      </ul>
      {hasMore ? (
        <p className="list-end">
          <Button type="text" loading={boxes.some(({ isFetchingNextPage }) => isFetchingNextPage)} onClick={more}>
            再往前找
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function Earlier({ row, doors, add }: Pick<Choosing, 'doors' | 'add'> & { row: DirectiveRow }) {
  const now = useNow();
  const find = useUnmetDoors();
  const [told, setTold] = useState('');
  const press = (): void =>
    find.mutate(row.id, {
      onSuccess: (found) => {
        const ids = new Set(doors.map(({ id }) => id));
        const there = found.filter(({ id }) => ids.has(id)).length;
        if (found.length === 0) setTold('每一户都见到了');
        else if (add(found))
          setTold(`没见到 ${foundWords(found.length, there)}${there < found.length ? '，已加入' : ''}`);
      },
    });
  return (
    <li className="earlier">
      <p className="cut">
        <b>{row.title}</b>
      </p>
      <p className="quiet cut">
        {row.sentAt ? `${clockTime(row.sentAt, now)} 发出` : ''} · {row.areaName} · {DIRECTIVE_STATE_LABEL[row.state]}
      </p>
      <p className="earlier-told" role="status" data-testid={`unmet-told-${row.id}`}>
        {find.error ? <span className="field-error">{errorText(find.error)}</span> : told}
      </p>
      <Button onClick={press} loading={find.isPending} data-testid={`unmet-${row.id}`}>
        加入没见到的户
      </Button>
    </li>
  );
}
