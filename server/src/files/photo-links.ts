import { Injectable } from '@nestjs/common';
import { API_PREFIX, type PhotoView } from '@hongqi/shared';
import { Clock } from '../clock';
import { Secrets } from '../system/secrets';
import type { Photo } from './photo.entity';

export type PhotoSize = 'full' | 'thumb';

const DAY = 86_400_000;

/**
 * Signed addresses that an `<image>` can show without a header. They run out at the end of the next day, and are the
 * same for a whole day, so that a phone's cache works.
 */
@Injectable()
export class PhotoLinks {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  of(photoId: string, size: PhotoSize): string {
    const until = (Math.floor(this.clock.now().getTime() / DAY) + 2) * DAY;
    const signature = this.secrets.sign(`${photoId}/${size}/${until}`);
    return `${API_PREFIX}/photos/${photoId}/${size}?until=${until}&signature=${signature}`;
  }

  isValid(photoId: string, size: string, until: string, signature: string): boolean {
    return (
      Number(until) > this.clock.now().getTime() && this.secrets.isSigned(`${photoId}/${size}/${until}`, signature)
    );
  }

  /** Where and when it was taken is added by whoever may tell. */
  view({ id, width, height, phase }: Photo): PhotoView {
    const addresses = { url: this.of(id, 'full'), thumbnail: this.of(id, 'thumb') };
    return { id, ...addresses, width, height, phase, takenAt: null, metres: null };
  }
}
