import type { AddVisit } from '@hongqi/shared';
import { useMemo } from 'react';
import { sendWaiting, useQueue } from '@/services/action-queue';
import { remark, tell } from '@/services/errors';
import { NO_ROOM, queueVisit } from '@/services/press';
import { ofKind, type Refused, type UnsentPhoto, type WaitingVisit } from '@/services/queue-items';
import type { NotedVisit } from './walk-rules';

export interface NotedVisits {
  noted: NotedVisit[];
  refused: Refused<WaitingVisit>[];
}

/** Knocks that wait on this phone, and those the server refused later. */
export function useNotedVisits(): NotedVisits {
  const { waiting, refused } = useQueue();
  return useMemo(
    () => ({ noted: ofKind(waiting, 'visit').map(({ input }) => input), refused: ofKind(refused, 'visit') }),
    [waiting, refused],
  );
}

/**
 * Notes a knock on the phone first and sends it from there: at a door nobody waits for a slow line. False when the phone
 * has no room for it.
 */
export async function noteVisit(visit: AddVisit, files: UnsentPhoto[], door: string): Promise<boolean> {
  try {
    await queueVisit(visit, files, door);
  } catch (error) {
    remark('visit', error);
    tell(NO_ROOM);
    return false;
  }
  void sendWaiting();
  return true;
}
