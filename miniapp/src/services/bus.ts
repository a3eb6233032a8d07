type Listener<T> = (value: T) => void;

/** A list of listeners; each page adds its own while it is open. */
export function createBus<T>() {
  const listeners = new Set<Listener<T>>();
  return {
    say(value: T): void {
      for (const listener of [...listeners]) listener(value);
    },
    /** Gives back the way to stop listening. */
    listen(listener: Listener<T>): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
