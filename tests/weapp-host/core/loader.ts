import path from 'node:path';
import type { Bundle } from './bundle';
import type { Realm } from './realm';
import type { Dict } from './types';

/** CommonJS over the bundle, as the base library does it, with the sub-package rule. */
export class Loader {
  private readonly modules = new Map<string, { exports: unknown }>();
  /** The file whose code runs now: `Page()` and `Component()` register under it. */
  current = '';

  constructor(
    private readonly bundle: Bundle,
    private readonly realm: Realm,
    private readonly globals: Dict,
  ) {}

  /** @param file path in the bundle without `.js`, or with it */
  load(file: string): unknown {
    const id = this.resolve(file, '');
    const known = this.modules.get(id);
    if (known) return known.exports;
    const module = { exports: this.realm.give({}) as unknown };
    this.modules.set(id, module);
    const outer = this.current;
    this.current = id.replace(/\.js$/, '');
    try {
      this.realm.runModule(this.bundle.read(id), id, {
        ...this.globals,
        module,
        exports: module.exports,
        require: (target: unknown) => this.require(String(target), id),
      });
    } finally {
      this.current = outer;
    }
    return module.exports;
  }

  private require(target: string, from: string): unknown {
    const id = this.resolve(target, from);
    const home = this.bundle.packageOf(from);
    const there = this.bundle.packageOf(id);
    if (there !== '' && there !== home) {
      const who = home === '' ? 'the main package' : `sub-package ${home}`;
      throw this.realm.error(`${from} in ${who} requires ${id} of sub-package ${there}: it is not downloaded yet`);
    }
    return this.load(id);
  }

  private resolve(target: string, from: string): string {
    const base = target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
    const found = [base, `${base}.js`, `${base}/index.js`].find((one) => one.endsWith('.js') && this.bundle.has(one));
    if (!found) throw this.realm.error(`module '${target}' is not defined, require args is '${target}' (from ${from})`);
    return found;
  }
}
