import {
  type ActDirective,
  type AnswerSums,
  areaRoutes,
  type AudiencePreview,
  type Cascade,
  type CopyQuery,
  type CopyRow,
  type DepartmentView,
  type DirectiveAction,
  type DirectiveAudience,
  type DirectiveBox,
  type DirectiveProgress,
  type DirectiveRow,
  directiveRoutes,
  type DirectiveState,
  type DirectiveView,
  type IssueRow,
  type Page,
  type PresetView,
  type SavePreset,
} from '@hongqi/shared';
import {
  type InfiniteData,
  type QueryClient,
  skipToken,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { call } from '../api';
import { randomKey } from '../parts/random-key';
import type { Opened } from './draft';

const PAGE = 30;
/** The live line says when something changed; this is for the hours in which the line is down. */
const WITHOUT_LINE_MS = 60_000;
/** While answers come in somebody watches them come; a hidden tab asks for nothing. */
const WATCHED_MS = 3_000;
const RARELY_CHANGES_MS = 5 * 60_000;

/** Whether copies are still being handed out or answered. */
export function isGoing(state: DirectiveState | undefined): boolean {
  return state === 'sending' || state === 'sent';
}

const whileGoing = (state: DirectiveState | undefined): number | false => (isGoing(state) ? WATCHED_MS : false);

/** Everything that shows directives asks again; without an id, whichever directive it is about. */
export function refreshDirectives(queries: QueryClient, id?: string): void {
  void queries.invalidateQueries({ queryKey: id === undefined ? ['directive'] : ['directive', id] });
  void queries.invalidateQueries({ queryKey: ['directives'] });
  void queries.invalidateQueries({ queryKey: ['directive-counts'] });
}

export function useDirectives(box: DirectiveBox) {
  return useInfiniteQuery<Page<DirectiveRow>, Error, InfiniteData<Page<DirectiveRow>>, string[], string | null>({
    queryKey: ['directives', box],
    queryFn: ({ pageParam }) =>
      call(directiveRoutes.list, { box, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    refetchInterval: WITHOUT_LINE_MS,
  });
}

export function useDirectiveCounts(enabled = true): UseQueryResult<{ pending: number }> {
  return useQuery({
    queryKey: ['directive-counts'],
    queryFn: () => call(directiveRoutes.counts, {}),
    refetchInterval: WITHOUT_LINE_MS,
    enabled,
  });
}

export function useDirective(id: string | undefined): UseQueryResult<DirectiveView> {
  return useQuery({
    queryKey: ['directive', id, 'one'],
    queryFn: () => call(directiveRoutes.one, {}, { id: id ?? '' }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'sending' ? WATCHED_MS : WITHOUT_LINE_MS),
  });
}

/** With its list: a list that is not here must not be saved over. Its version is the older of the two answers. */
export async function openDirective(id: string): Promise<Opened> {
  const view = await call(directiveRoutes.one, {}, { id });
  return { view, doors: view.content.listed ? await call(directiveRoutes.doors, {}, { id }) : [] };
}

/** What a step left behind is what the page shows next, without asking again. */
export function keepDirective(queries: QueryClient, view: DirectiveView): void {
  queries.setQueryData(['directive', view.id, 'one'], view);
}

export interface Step extends ActDirective {
  action: DirectiveAction;
}

export function useActDirective(id: string) {
  const queries = useQueryClient();
  return useMutation<DirectiveView, Error, Step>({
    mutationFn: ({ action, ...input }) => call(directiveRoutes.act, input, { id, action }),
    onSuccess: (view, { action }) => {
      // What was thrown away has nothing left to ask for.
      if (action === 'discard') queries.removeQueries({ queryKey: ['directive', id] });
      else keepDirective(queries, view);
    },
    onSettled: (_view, error, { action }) => refreshDirectives(queries, action === 'discard' && !error ? '' : id),
  });
}

/** A new draft to those of this directive's audience who have not settled it. */
export function useFollowUp(id: string) {
  const queries = useQueryClient();
  return useMutation<DirectiveView>({
    mutationFn: () => call(directiveRoutes.followUp, { draftKey: randomKey() }, { id }),
    onSuccess: (view) => {
      keepDirective(queries, view);
      void queries.invalidateQueries({ queryKey: ['directives'] });
    },
  });
}

/** Who would get it; the last answer stands while the next is counted. Null: nobody has been chosen yet. */
export function usePreview(audience: DirectiveAudience | null, cascade: Cascade): UseQueryResult<AudiencePreview> {
  return useQuery({
    queryKey: ['directive-preview', audience, cascade],
    queryFn: audience ? () => call(directiveRoutes.preview, { audience, cascade }) : skipToken,
    placeholderData: (before) => (audience ? before : undefined),
  });
}

export function usePresets(): UseQueryResult<PresetView[]> {
  return useQuery({ queryKey: ['directive-presets'], queryFn: () => call(directiveRoutes.presets, {}) });
}

export function useAddPreset() {
  const queries = useQueryClient();
  return useMutation<PresetView, Error, SavePreset>({
    mutationFn: (preset) => call(directiveRoutes.addPreset, preset),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['directive-presets'] }),
  });
}

export function useRemovePreset() {
  const queries = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (id) => call(directiveRoutes.removePreset, {}, { id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['directive-presets'] }),
  });
}

export function useDepartments(): UseQueryResult<DepartmentView[]> {
  return useQuery({
    queryKey: ['departments'],
    queryFn: () => call(areaRoutes.departments, {}),
    staleTime: RARELY_CHANGES_MS,
  });
}

/** One place and those right below it; the whole audience when no place is named. */
export function useProgress(
  id: string,
  areaCode: string | undefined,
  state: DirectiveState | undefined,
): UseQueryResult<DirectiveProgress> {
  return useQuery({
    queryKey: ['directive', id, 'progress', areaCode],
    queryFn: () => call(directiveRoutes.progress, areaCode ? { areaCode } : {}, { id }),
    refetchInterval: whileGoing(state),
    placeholderData: (before) => before,
  });
}

export function usePeople(id: string, query: Omit<CopyQuery, 'after' | 'limit'>, state: DirectiveState | undefined) {
  return useInfiniteQuery<Page<CopyRow>, Error, InfiniteData<Page<CopyRow>>, unknown[], string | null>({
    queryKey: ['directive', id, 'people', query],
    queryFn: ({ pageParam }) =>
      call(directiveRoutes.people, { ...query, limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, { id }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    // Every page that was opened is asked for again; names need not keep up with the numbers.
    refetchInterval: isGoing(state) ? WATCHED_MS * 5 : false,
  });
}

export function useSums(
  id: string,
  areaCode: string | undefined,
  state: DirectiveState | undefined,
): UseQueryResult<AnswerSums> {
  return useQuery({
    queryKey: ['directive', id, 'sums', areaCode],
    queryFn: () => call(directiveRoutes.sums, areaCode ? { areaCode } : {}, { id }),
    refetchInterval: whileGoing(state),
    placeholderData: (before) => before,
  });
}

export function useDirectiveIssues(id: string) {
  return useInfiniteQuery<Page<IssueRow>, Error, InfiniteData<Page<IssueRow>>, string[], string | null>({
    queryKey: ['directive', id, 'issues'],
    queryFn: ({ pageParam }) =>
      call(directiveRoutes.issues, { limit: PAGE, ...(pageParam ? { after: pageParam } : {}) }, { id }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
}
