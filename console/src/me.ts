import { type MeView, peopleRoutes, type Permission, type Role } from '@hongqi/shared';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from './api';

export function useMe(): UseQueryResult<MeView> {
  return useQuery({ queryKey: ['me'], queryFn: () => call(peopleRoutes.me, {}), staleTime: 5 * 60_000 });
}

/** Whether to draw something; the server decides for itself. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}

/** For what is drawn for one kind of person rather than for a permission. */
export function useHasRole(role: Role): boolean {
  return useMe().data?.posts.some((post) => post.role === role) ?? false;
}
