import { asDict, isCallable, isDict, type Dict } from '../core/types';
import type { ViewElement } from './node';
import { Owner, type OwnerHooks } from './owner';

const DEFAULTS = new Map<unknown, unknown>([
  ['String', ''],
  ['Number', 0],
  ['Boolean', false],
  ['Array', []],
  ['Object', null],
]);

function typeName(type: unknown): string {
  return isCallable(type) ? type.name : '';
}

/** One living custom component. */
export class Component extends Owner {
  readonly properties: readonly string[];
  readonly virtual: boolean;
  /** Where the component stands in the page's tree, since the last render. */
  host: ViewElement | undefined;

  constructor(
    file: string,
    private readonly definition: Dict,
    hooks: OwnerHooks,
    private readonly trigger: (component: Component, type: string, detail: unknown, options: Dict) => void,
  ) {
    super(file, definition.data, hooks);
    const declared = asDict(definition.properties);
    this.properties = Object.keys(declared);
    this.virtual = asDict(definition.options).virtualHost === true;
    for (const [name, rule] of Object.entries(declared)) {
      const initial =
        isDict(rule) && 'value' in rule ? rule.value : DEFAULTS.get(typeName(isDict(rule) ? rule.type : rule));
      this.data[name] = hooks.realm.copy(initial ?? null);
    }
    Object.assign(this.self, asDict(definition.methods), { properties: this.data });
    this.self.triggerEvent = (type: unknown, detail: unknown, options: unknown) =>
      this.trigger(this, String(type), detail, asDict(options));
    this.lifetime('created');
  }

  lifetime(name: 'created' | 'attached' | 'ready' | 'detached'): void {
    const hook = asDict(this.definition.lifetimes)[name] ?? this.definition[name];
    if (isCallable(hook)) hook.call(this.self);
    if (name === 'detached') this.alive = false;
  }

  /** Take over the attributes of the host element; observers hear of what changed. */
  receive(attrs: Dict): void {
    this.self.id = attrs.id;
    this.self.dataset = Object.fromEntries(Object.entries(attrs).filter(([name]) => name.startsWith('data-')));
    const changed: string[] = [];
    for (const name of this.properties) {
      const given = attrs[name] ?? attrs[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
      if (given === undefined || this.data[name] === given) continue;
      this.data[name] = given;
      changed.push(name);
    }
    this.observe(changed);
  }

  private observe(changed: string[]): void {
    for (const [names, observer] of Object.entries(asDict(this.definition.observers))) {
      const watched = names.split(',').map((name) => name.trim());
      if (!isCallable(observer) || !watched.some((name) => changed.includes(name))) continue;
      observer.call(this.self, ...watched.map((name) => this.data[name]));
    }
  }
}
