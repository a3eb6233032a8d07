import { covers } from '@hongqi/shared';
import { useCallback } from 'react';
import { useMe } from '../../me';

/** Whether a place lies in what this person's posts cover; a department's post is no place. */
export function useMine(): (areaCode: string) => boolean {
  const { data: me } = useMe();
  return useCallback(
    (code) => me?.posts.some((post) => post.role !== 'department' && covers(post.areaCode, code)) ?? false,
    [me],
  );
}
