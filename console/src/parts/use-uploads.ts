import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type RefObject, useRef } from 'react';

interface Uploads<Kept> {
  kept: readonly Kept[];
  most: number;
  send: (file: File) => Promise<Kept>;
  change: (kept: Kept[]) => void;
}

/** Files are sent when chosen, one after another: the first that is refused stops the rest and `error` says why. */
export function useUploads<Kept>({ kept, most, send, change }: Uploads<Kept>): {
  input: RefObject<HTMLInputElement>;
  /** So many more may be added. */
  left: number;
  picked: (event: ChangeEvent<HTMLInputElement>) => void;
  isPending: boolean;
  error: Error | null;
} {
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent = [...kept];
      for (const file of files) {
        sent.push(await send(file));
        change([...sent]);
      }
    },
  });
  const left = most - kept.length;
  const picked = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])].slice(0, left);
    // The same file must be choosable again after it was taken away.
    event.target.value = '';
    if (files.length) mutate(files);
  };
  return { input, left, picked, isPending, error };
}
