import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Logger } from '../system/logger';
import { DocumentService } from './document.service';
import { PhotoService } from './photo.service';
import type { Sweepable } from './sweepable';

const SWEEP_EVERY = 3_600_000;

/** Once an hour, files of drafts that were never sent. */
@Injectable()
export class FileSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly kinds: readonly Sweepable[];

  constructor(
    photos: PhotoService,
    documents: DocumentService,
    private readonly logger: Logger,
  ) {
    this.kinds = [photos, documents];
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweepSafely(), SWEEP_EVERY);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweepSafely(): Promise<void> {
    try {
      for (const kind of this.kinds) await kind.sweep();
    } catch (error) {
      this.logger.error({ err: error }, 'sweeping free files failed');
    }
  }
}
