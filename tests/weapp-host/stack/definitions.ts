import path from 'node:path';
import type { Bundle, PageJson } from '../core/bundle';
import type { Loader } from '../core/loader';
import { asDict, type Dict } from '../core/types';

/** What `Page()` and `Component()` registered, by the file that called them. */
export class Definitions {
  private readonly registered = new Map<string, Dict>();

  constructor(private readonly loader: () => Loader) {}

  register(definition: unknown): void {
    this.registered.set(this.loader().current, asDict(definition));
  }

  page(file: string): Dict {
    return this.load(file, 'Page');
  }

  component(file: string): Dict {
    return this.load(file, 'Component');
  }

  private load(file: string, constructor: string): Dict {
    if (!this.registered.has(file)) this.loader().load(`${file}.js`);
    const found = this.registered.get(file);
    if (!found) throw new Error(`${constructor} "${file}" is not registered: ${file}.js did not call ${constructor}()`);
    return found;
  }
}

/** The custom tags a file may use: its own json first, then app.json. */
export function resolveComponents(bundle: Bundle, file: string, json: PageJson): Map<string, string> {
  const resolved = new Map<string, string>();
  const add = (list: Record<string, string> | undefined, from: string): void => {
    for (const [tag, target] of Object.entries(list ?? {})) {
      const found = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
      if (!resolved.has(tag)) resolved.set(tag, found);
    }
  };
  add(json.usingComponents, file);
  add(bundle.app.usingComponents, 'app');
  return resolved;
}
