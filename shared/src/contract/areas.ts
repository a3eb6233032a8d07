import type { AreaKind, AreaLevel } from '../domain/areas';
import type { MultiPolygon } from '../geo/index';
import type { Limits } from '../domain/due';
import type { WorkerCard } from './people';
import { get, put } from './route';

export interface AreaView {
  code: string;
  name: string;
  level: AreaLevel;
  kind: AreaKind;
  parentCode: string | null;
  /** gcj02; null when none is drawn, or when the list was asked for without. */
  boundary: MultiPolygon | null;
}

export interface CategoryView {
  code: string;
  name: string;
  parentCode: string | null;
  keywords: string[];
  limits: Limits;
  photoToResolve: boolean;
  /** Closing shows what it was like before as well. */
  photoBefore: boolean;
  checkBeforeClose: boolean;
  /** Photos at closing are taken within so many metres of the place; null: anywhere. */
  evidenceMetres: number | null;
  departmentId: string | null;
  /** Of its rules; a promise remembers the one it was made under. */
  version: number;
}

/** A unit of a trade, and the area it works in. */
export interface DepartmentView {
  id: string;
  name: string;
  areaCode: string;
}

export interface LocateView {
  area: { code: string; name: string } | null;
  how: 'inside' | 'nearest' | null;
  worker: WorkerCard | null;
}

export const areaRoutes = {
  list: get<{ under?: string; boundaries?: boolean }, AreaView[]>('/areas'),
  locate: get<{ lng: number; lat: number }, LocateView>('/areas/locate'),
  setBoundary: put<{ boundary: unknown; crs: 'gcj02' | 'wgs84' | 'cgcs2000' }, AreaView>('/areas/:code/boundary'),
  categories: get<Record<string, never>, CategoryView[]>('/categories'),
  /** For whoever writes directives: whom they may go to. */
  departments: get<Record<string, never>, DepartmentView[]>('/departments'),
};
