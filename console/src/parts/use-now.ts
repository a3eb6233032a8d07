import { useEffect, useState } from 'react';

const TICK_MS = 30_000;

/** The present, moving on every half minute: ages and lights on an open screen must not stand still. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), TICK_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
