import { useEffect, useState } from 'react';

const REST_MS = 350;

/** What stands in a search box. Typing is not asking: `ask` is called when the fingers rest. */
export function useTyped(asked: string, ask: (typed: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(asked);
  useEffect(() => {
    if (typed === asked) return;
    const timer = window.setTimeout(() => ask(typed), REST_MS);
    return () => window.clearTimeout(timer);
  }, [typed, asked, ask]);
  return [typed, setTyped];
}
