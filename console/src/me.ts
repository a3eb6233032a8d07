import { type MeView, peopleRoutes, type Permission } from '@hongqi/shared';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from './api';

export function useMe(): UseQueryResult<MeView> {
  return useQuery({ queryKey: ['me'], queryFn: () => call(peopleRoutes.me, {}), staleTime: 5 * 60_000 });
}

/** Whether to draw something; the server decides for itself. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}

export function useIsSupervisor(): boolean {
  return useMe().data?.posts.some(({ role }) => role === 'supervisor') ?? false;
}
