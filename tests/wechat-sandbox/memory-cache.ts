/** A cache that several token holders of one test share, as processes share the database. Structure: SharedCache. */
export class MemoryCache {
  /** How often it was looked into. */
  reads = 0;
  private readonly entries = new Map<string, { value: string; expiresAt: Date }>();
  private readonly leases = new Map<string, number>();

  constructor(private readonly now: () => Date) {}

  read(name: string): Promise<{ value: string; expiresAt: Date } | null> {
    this.reads += 1;
    return Promise.resolve(this.entries.get(name) ?? null);
  }

  write(name: string, value: string, expiresAt: Date): Promise<void> {
    this.entries.set(name, { value, expiresAt });
    return Promise.resolve();
  }

  tryLease(name: string, milliseconds: number): Promise<boolean> {
    const now = this.now().getTime();
    if ((this.leases.get(name) ?? 0) > now) return Promise.resolve(false);
    this.leases.set(name, now + milliseconds);
    return Promise.resolve(true);
  }

  freeLease(name: string): Promise<void> {
    this.leases.delete(name);
    return Promise.resolve();
  }
}
