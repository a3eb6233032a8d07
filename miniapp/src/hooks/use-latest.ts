import { useEffect, useRef } from 'react';

/** What a value is now, for a handler that outlives the render it was made in. */
export function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value);
  useEffect(() => {
    ref.current = value;
  });
  return ref;
}
