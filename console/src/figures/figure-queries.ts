import {
  type CountedIssue,
  type FigureGrouping,
  type FigureKey,
  type FigurePart,
  figureRoutes,
  type FigureScope,
  type FiguresView,
  type Page,
} from '@hongqi/shared';
import { type InfiniteData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../api';

const PAGE = 50;
/** What is done now is counted a little later. */
const COUNTED_AGAIN_MS = 60_000;

export function useFigures(scope: FigureScope, by?: FigureGrouping): UseQueryResult<FiguresView> {
  return useQuery({
    queryKey: ['figures', scope, by],
    queryFn: () => call(figureRoutes.values, { ...scope, ...(by ? { by } : {}) }),
    refetchInterval: COUNTED_AGAIN_MS,
    // The numbers of other days are no stand-in, but a table that jumps away on each press is worse.
    placeholderData: (before) => before,
  });
}

export function useCounted(key: FigureKey, part: FigurePart, scope: FigureScope & { directly?: boolean }) {
  return useInfiniteQuery<Page<CountedIssue>, Error, InfiniteData<Page<CountedIssue>>, unknown[], string | null>({
    queryKey: ['figures', 'issues', key, part, scope],
    queryFn: ({ pageParam }) =>
      call(figureRoutes.issues, { ...scope, part, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, { key }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
}
