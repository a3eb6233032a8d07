/** The files named anywhere in something the phone keeps: whatever holds a photo holds its `path`. */
export function filesIn(kept: unknown): string[] {
  if (Array.isArray(kept)) return kept.flatMap(filesIn);
  if (typeof kept !== 'object' || kept === null) return [];
  return Object.entries(kept).flatMap(([name, value]) =>
    name === 'path' && typeof value === 'string' ? [value] : filesIn(value),
  );
}

/**
 * What goes with the things of one person: their files, but not one that something still to be sent, of them or of
 * anybody else, has as well. An older version of the program kept the files of what waits as plain paths.
 */
export function filesLeft(gone: readonly unknown[], queued: readonly unknown[]): string[] {
  const needed = new Set(queued.flatMap((items) => [...filesIn(items), ...plainPaths(items)]));
  return [...new Set(gone.flatMap(filesIn))].filter((path) => !needed.has(path));
}

function plainPaths(items: unknown): string[] {
  const files = ((items ?? []) as { files?: unknown[] }[]).flatMap((item) => item.files ?? []);
  return files.filter((file): file is string => typeof file === 'string');
}
