export interface Person {
  key: string;
  openid: string;
  name: string;
  phone: string;
  /** When the person last opened the mini-program; text checks are refused two hours later. */
  lastVisitAt: Date | null;
}

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/;
const RESIDENTS = 3;
const WORKERS = 12;

/** The people of the sandbox: a fixed demo cast, and whoever a test asks for by a new key. */
export class People {
  private readonly byKey = new Map<string, Person>();
  private readonly byOpenid = new Map<string, Person>();
  private lastPhone = 0;

  constructor() {
    for (let n = 1; n <= RESIDENTS; n += 1) this.add(`resident-${n}`, `居民${n}`);
    for (let n = 1; n <= WORKERS; n += 1) {
      const number = String(n).padStart(2, '0');
      this.add(`worker-${number}`, `网格员${number}`);
    }
  }

  list(): Person[] {
    return [...this.byKey.values()];
  }

  findByOpenid(openid: string): Person | null {
    return this.byOpenid.get(openid) ?? null;
  }

  /** The person of that key, made on the spot when new; null for a key that cannot be one. */
  byKeyOrNew(key: string): Person | null {
    if (!KEY.test(key)) return null;
    return this.byKey.get(key) ?? this.add(key, key);
  }

  private add(key: string, name: string): Person {
    this.lastPhone += 1;
    const person: Person = {
      key,
      // Real openids have 28 characters; '_' cannot occur in a key, so two keys never share an openid.
      openid: `o-sandbox-${key}`.padEnd(28, '_'),
      name,
      phone: `1990000${String(this.lastPhone).padStart(4, '0')}`,
      lastVisitAt: null,
    };
    this.byKey.set(key, person);
    this.byOpenid.set(person.openid, person);
    return person;
  }
}
