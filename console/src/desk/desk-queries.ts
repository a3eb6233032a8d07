import {
  areaRoutes,
  type AreaView,
  type CategoryView,
  type HolderCandidate,
  issueRoutes,
  type IssueRow,
  type IssueView,
  type Page,
  type Queue,
} from '@hongqi/shared';
import { type InfiniteData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../api';
import { deskQuery, type Filters } from './desk-query';

/** The live line says when something changed; this is for the hours in which the line is down. */
const WITHOUT_LINE_MS = 60_000;
const NOBODY: HolderCandidate[] = [];
const RARELY_CHANGES_MS = 5 * 60_000;

export function useDesk(queue: Queue, filters: Filters, limit: number) {
  return useInfiniteQuery<Page<IssueRow>, Error, InfiniteData<Page<IssueRow>>, unknown[], string | null>({
    queryKey: ['desk', queue, filters, limit],
    queryFn: ({ pageParam }) => call(issueRoutes.desk, deskQuery(queue, filters, limit, pageParam)),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    refetchInterval: WITHOUT_LINE_MS,
    placeholderData: (before, query) => (query?.queryKey[1] === queue ? before : undefined),
  });
}

export function useDeskCounts(areaCode: string): UseQueryResult<Record<Queue, number>> {
  return useQuery({
    queryKey: ['counts', areaCode],
    queryFn: () => call(issueRoutes.deskCounts, areaCode ? { areaCode } : {}),
    refetchInterval: WITHOUT_LINE_MS,
  });
}

export function useIssue(id: string): UseQueryResult<IssueView> {
  return useQuery({ queryKey: ['issue', id], queryFn: () => call(issueRoutes.one, {}, { id }) });
}

/** Whom an issue can be given to. Nobody while it cannot be dispatched: then there is nothing to ask. */
export function useHolders({ id, actions }: IssueView): HolderCandidate[] {
  const { data } = useQuery({
    queryKey: ['holders', id],
    queryFn: () => call(issueRoutes.holders, {}, { id }),
    enabled: actions.includes('dispatch'),
  });
  return data ?? NOBODY;
}

export function useAreas(): UseQueryResult<AreaView[]> {
  return useQuery({
    queryKey: ['areas'],
    queryFn: () => call(areaRoutes.list, { boundaries: true }),
    staleTime: RARELY_CHANGES_MS,
  });
}

export function useCategories(): UseQueryResult<CategoryView[]> {
  return useQuery({
    queryKey: ['categories'],
    queryFn: () => call(areaRoutes.categories, {}),
    staleTime: RARELY_CHANGES_MS,
  });
}
