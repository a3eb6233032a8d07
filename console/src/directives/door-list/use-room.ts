import { type RefCallback, useCallback, useState } from 'react';

/** How high the element is, in pixels, as the window changes: a list that draws only what is in sight has to know. */
export function useRoom(): [RefCallback<HTMLElement>, number] {
  const [room, setRoom] = useState(0);
  const [watcher] = useState(
    () => new ResizeObserver(([entry]) => setRoom(Math.floor(entry?.contentRect.height ?? 0))),
  );
  const box = useCallback<RefCallback<HTMLElement>>(
    (element) => {
      watcher.disconnect();
      if (element) watcher.observe(element);
    },
    [watcher],
  );
  return [box, room];
}
