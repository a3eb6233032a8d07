import { type AreaView, covers } from '@hongqi/shared';
import { useMemo } from 'react';
import { useAreas } from '../desk/desk-queries';
import { useMe } from '../me';

const NONE: AreaView[] = [];

/** The areas this person's posts cover; doors and visits of others are refused anyway. */
export function useOwnAreas(): AreaView[] {
  const { data: me } = useMe();
  const { data: areas } = useAreas();
  return useMemo(() => {
    if (!me || !areas) return NONE;
    return areas.filter(({ code }) => me.posts.some(({ areaCode }) => covers(areaCode, code)));
  }, [me, areas]);
}
