import {
  type BuildingView,
  type Coverage,
  type CoverageQuery,
  doorRoutes,
  type DoorView,
  type ImportLine,
  type ImportReport,
  type Page,
  type SaveDoor,
  visitRoutes,
} from '@hongqi/shared';
import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { call } from '../api';
import { joinReports } from './import/import-report';
import { batchesOf } from './import/sheet-lines';

const PAGE = 50;
/** Visits come in all day; nobody waits for a single one here. */
const COUNTED_AGAIN_MS = 30_000;

/** Which doors are looked at. Empty text: all. */
export interface DoorFilter {
  areaCode: string;
  /** Of the building: two grids may each have a 1号楼. */
  gridCode: string;
  building: string;
  search: string;
}

export function useBuildings(areaCode: string): UseQueryResult<BuildingView[]> {
  return useQuery({
    queryKey: ['doors', 'buildings', areaCode],
    queryFn: () => call(doorRoutes.buildings, areaCode ? { areaCode } : {}),
  });
}

export function useDoors({ areaCode: area, gridCode, building, search }: DoorFilter) {
  const areaCode = gridCode || area;
  return useInfiniteQuery<Page<DoorView>, Error, InfiniteData<Page<DoorView>>, string[], string | null>({
    queryKey: ['doors', 'list', areaCode, building, search],
    queryFn: ({ pageParam }) =>
      call(doorRoutes.list, {
        limit: PAGE,
        ...(areaCode ? { areaCode } : {}),
        ...(building ? { building } : {}),
        ...(search ? { search } : {}),
        ...(pageParam ? { after: pageParam } : {}),
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
}

export function useSaveDoor(id: string | null) {
  const queries = useQueryClient();
  return useMutation<DoorView, Error, SaveDoor>({
    mutationFn: (door) => (id === null ? call(doorRoutes.add, door) : call(doorRoutes.save, door, { id })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['doors'] }),
  });
}

export function useRemoveDoor() {
  const queries = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (id) => call(doorRoutes.remove, {}, { id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['doors'] }),
  });
}

export interface SheetRequest {
  lines: readonly ImportLine[];
  dryRun: boolean;
  /** Told after each request: how many of the lines have been answered. */
  progress: (done: number) => void;
}

/** A whole sheet, one request after the other: what an earlier one added, a later one knows. */
export function useImportSheet() {
  const queries = useQueryClient();
  return useMutation<ImportReport, Error, SheetRequest>({
    mutationFn: async ({ lines, dryRun, progress }) => {
      const { batches, repeated } = batchesOf(lines);
      const reports: ImportReport[] = [];
      let done = 0;
      progress(0);
      for (const rows of batches) {
        reports.push(await call(doorRoutes.import, { rows, dryRun }));
        done += rows.length;
        progress(done);
      }
      return joinReports(reports, repeated);
    },
    // Also after a failure: some of the requests may have been taken.
    onSettled: (_report, _error, { dryRun }) => {
      if (!dryRun) void queries.invalidateQueries({ queryKey: ['doors'] });
    },
  });
}

export function useCoverage(query: CoverageQuery): UseQueryResult<Coverage> {
  return useQuery({
    queryKey: ['coverage', query],
    queryFn: () => call(visitRoutes.coverage, query),
    refetchInterval: COUNTED_AGAIN_MS,
    placeholderData: (before) => before,
  });
}
