import type { DeskQuery, Queue } from '@hongqi/shared';

/** Kept in the address, so that a list can be sent to a colleague as a link. Empty text: no filter. */
export interface Filters {
  areaCode: string;
  categoryCode: string;
  search: string;
}

/** Spaces people type inside a spoken number are not part of it. */
export function deskQuery(queue: Queue, filters: Filters, limit: number, after: string | null): DeskQuery {
  const search = filters.search.trim();
  return {
    queue,
    limit,
    ...(filters.areaCode ? { areaCode: filters.areaCode } : {}),
    ...(filters.categoryCode ? { categoryCode: filters.categoryCode } : {}),
    ...(search ? { search: /^[\d\s]+$/.test(search) ? search.replace(/\s/g, '') : search } : {}),
    ...(after ? { after } : {}),
  };
}
