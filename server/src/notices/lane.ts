/** A fifth of the second within which people online must hear. */
const GATHER_MS = 200;

/**
 * Works off what waits, in batches, one run at a time. `wake` lets things gather for a moment, so that under load a batch
 * is a batch; `drained` goes on until nothing is left.
 */
export class Lane {
  private running: Promise<void> | null = null;
  private wanted: 'full' | 'all' | null = null;
  private gathering: NodeJS.Timeout | undefined;
  private stopped = false;

  /** `batch` does one and gives how many were in it; a batch of `size` means that there may be more. */
  constructor(
    private readonly size: number,
    private readonly batch: () => Promise<number>,
    private readonly failed: (error: unknown) => void,
  ) {}

  wake(): void {
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      void this.start('full');
    }, GATHER_MS);
  }

  drained(): Promise<void> {
    return this.start('all');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.gathering);
    await this.running;
  }

  /** A call during a run makes it look again when it is through. */
  private start(want: 'full' | 'all'): Promise<void> {
    if (this.wanted !== 'all') this.wanted = want;
    this.running ??= this.run();
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.wanted && !this.stopped) {
        const enough = this.wanted === 'all' ? 1 : this.size;
        this.wanted = null;
        while (!this.stopped && (await this.batch()) >= enough);
      }
    } catch (error) {
      this.failed(error);
    } finally {
      // Here and not in a callback: a call between the end of the run and the callback would be given a run that is over.
      this.running = null;
    }
  }
}
