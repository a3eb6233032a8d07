import { QueryClient } from '@tanstack/react-query';
import { mayRetry } from './api';
import { useSession } from './session';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < 2 && mayRetry(error) },
    mutations: { retry: false },
  },
});

// What one person was shown must not be there for the next one at the same desk.
useSession.subscribe(({ token }, before) => {
  if (!token && before.token) queryClient.clear();
});
