import {
  areaRoutes,
  type AreaView,
  type CategoryView,
  type HolderCandidate,
  issueRoutes,
  type IssueRow,
  type IssueView,
  LIMITS,
  type Page,
  type Queue,
  type SimilarIssue,
  transition,
} from '@hongqi/shared';
import { type InfiniteData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api';
import { deskQuery, type Filters } from './desk-query';

/** The live line says when something changed; this is for the hours in which the line is down. */
const WITHOUT_LINE_MS = 60_000;
const NOBODY: HolderCandidate[] = [];
const NONE_ALIKE: SimilarIssue[] = [];
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

export function useDeskCounts(areaCode: string): UseQueryResult<Partial<Record<Queue, number>>> {
  return useQuery({
    queryKey: ['counts', areaCode],
    queryFn: () => call(issueRoutes.deskCounts, areaCode ? { areaCode } : {}),
    refetchInterval: WITHOUT_LINE_MS,
  });
}

export function useIssue(id: string): UseQueryResult<IssueView> {
  return useQuery({ queryKey: ['issue', id], queryFn: () => call(issueRoutes.one, {}, { id }) });
}

/** Whom an issue can be given to. Nobody while this person may name no holder: then there is nothing to ask. */
export function useHolders({ id, actions }: IssueView): HolderCandidate[] {
  const { data } = useQuery({
    queryKey: ['holders', id],
    queryFn: () => call(issueRoutes.holders, {}, { id }),
    enabled: actions.some((action) => transition(action).needs?.includes('holder')),
  });
  return data ?? NOBODY;
}

/** Open issues nearby that may be the same matter as this one; none where it has no place. */
export function useAlike({ id, place, categoryCode, text }: IssueView): SimilarIssue[] {
  const { data } = useQuery({
    queryKey: ['alike', id],
    queryFn: async () => {
      if (!place) return [];
      const { lng, lat } = place;
      const words = text.slice(0, LIMITS.searchText.max);
      const found = await call(issueRoutes.similar, { lng, lat, categoryCode, ...(words ? { text: words } : {}) });
      return found.filter((issue) => issue.id !== id);
    },
  });
  return data ?? NONE_ALIKE;
}

export function useAreas(): UseQueryResult<AreaView[]> {
  return useQuery({
    queryKey: ['areas'],
    queryFn: () => call(areaRoutes.list, { boundaries: true }),
    staleTime: RARELY_CHANGES_MS,
  });
}

export function useAreaNames(): (areaCode: string) => string {
  const { data } = useAreas();
  const names = useMemo(() => new Map(data?.map(({ code, name }) => [code, name])), [data]);
  return (areaCode) => names.get(areaCode) ?? areaCode;
}

export function useCategories(): UseQueryResult<CategoryView[]> {
  return useQuery({
    queryKey: ['categories'],
    queryFn: () => call(areaRoutes.categories, {}),
    staleTime: RARELY_CHANGES_MS,
  });
}
