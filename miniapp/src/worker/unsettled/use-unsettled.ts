import { useDidShow } from '@tarojs/taro';
import { type CopyRow, directiveRoutes, LIMITS } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { type Paged, usePaged } from '@/hooks/use-paged';
import { queueNews, useQueue } from '@/services/action-queue';
import { call } from '@/services/api';
import { isPassing } from '@/services/errors';
import { ofKind, type Refused, type WaitingAnswerFor } from '@/services/queue-items';
import { rememberUnsettled, seenUnsettled } from '../walk-cache';
import { withoutAnswered, type WaitingPerson } from './waiting-people';

export interface Unsettled {
  list: Paged<Person>;
  people: WaitingPerson[];
  /** What is shown comes from the phone. */
  offline: boolean;
  refused: Refused<WaitingAnswerFor>[];
}

type Person = CopyRow & { id: string };

/** Residents of the worker's grids who have not settled a directive; known from the phone where there is no signal. */
export function useUnsettled(directiveId: string): Unsettled {
  const [seen] = useState(() => seenUnsettled(directiveId));
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const { waiting, refused } = useQueue();
  const list = usePaged<Person>(async (after) => {
    const page = await call(
      directiveRoutes.people,
      { state: 'waiting', after, limit: LIMITS.page.max },
      { id: directiveId },
    );
    if (!after) rememberUnsettled(directiveId, page.items);
    return { ...page, items: page.items.map((row) => ({ ...row, id: row.personId })) };
  });
  const { reload } = list;
  useDidShow(() => void reload());
  useEffect(
    () =>
      queueNews.listen(({ item, answer }) => {
        if (item.kind !== 'answerFor' || item.directiveId !== directiveId) return;
        if (answer) setAnswered((was) => [...was, item.personId]);
        else void reload();
      }),
    [directiveId, reload],
  );

  const failed = list.status === 'failed';
  const offline = failed && isPassing(list.error);
  const rows = list.items.length === 0 && failed ? (seen ?? []) : list.items;
  const mine = ofKind(waiting, 'answerFor').filter((item) => item.directiveId === directiveId);
  const waitingIds = mine.map(({ personId }) => personId);
  return {
    list,
    people: withoutAnswered(rows, waitingIds, answered),
    offline,
    refused: ofKind(refused, 'answerFor').filter((item) => item.directiveId === directiveId),
  };
}
