import type { Realm } from '../core/realm';
import { asDict, isCallable, isDict, type Callable, type Dict } from '../core/types';

export interface OwnerHooks {
  realm: Realm;
  /** Called on every setData; `render` must redraw and then call back. */
  changed(owner: Owner, patch: Dict, callback: Callable | undefined): void;
}

/** What a page and a component have in common: data, `setData`, and methods the WXML names. */
export class Owner {
  /** The object the app's code sees as `this`. */
  readonly self: Dict;
  readonly usingComponents = new Map<string, string>();
  data: Dict;
  alive = true;

  constructor(
    /** The file without extension, such as `pages/home/index`. */
    readonly file: string,
    data: unknown,
    protected readonly hooks: OwnerHooks,
  ) {
    this.data = hooks.realm.copy(asDict(data));
    this.self = { data: this.data, route: file, __route__: file, is: file };
    this.self.setData = (patch: unknown, callback: unknown) => this.setData(patch, callback);
  }

  method(name: string): Callable | undefined {
    const found = this.self[name];
    return isCallable(found) ? found : undefined;
  }

  setData(patch: unknown, callback?: unknown): void {
    const copy = this.hooks.realm.copy(asDict(patch));
    if (this.alive) for (const [path, value] of Object.entries(copy)) assign(this.data, path, value);
    this.hooks.changed(this, copy, isCallable(callback) ? () => callback.call(this.self) : undefined);
  }
}

/** `a.b[0].c`, and Taro's `root.cn.[0].v`, as the list of keys. */
export function dataPath(path: string): string[] {
  return path.split(/[.[\]]/).filter((key) => key !== '');
}

function assign(data: Dict, path: string, value: unknown): void {
  const keys = dataPath(path);
  const last = keys.pop();
  if (last === undefined) return;
  let target = data;
  for (const [index, key] of keys.entries()) {
    const following = keys[index + 1] ?? last;
    if (!isDict(target[key]) && !Array.isArray(target[key])) target[key] = /^\d+$/.test(following) ? [] : {};
    target = target[key] as Dict;
  }
  target[last] = value;
}
