/** A page as the framework knows it in a browser: its code comes in a file of its own. */
export interface PageRoute {
  path: string;
  load(context: object, params: object): [page: Promise<unknown>, ...rest: unknown[]];
}

/** Fetches the code of a page, unless it is there. A page the framework does not know is left for it to refuse. */
export async function fetchPage(routes: readonly PageRoute[], path: string): Promise<void> {
  const route = routes.find((one) => one.path.replace(/^\//, '') === path);
  await route?.load({}, {})[0];
}

/** Is it the code or the looks of a page that could not be fetched? As the bundler names it. */
export function isPageLost(reason: unknown): boolean {
  const { name, code } = (reason ?? {}) as { name?: unknown; code?: unknown };
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED';
}
