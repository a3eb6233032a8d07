import { Injectable } from '@nestjs/common';
import type { PhotoView } from '@hongqi/shared';
import { FileLinks } from './file-links';
import type { Photo } from './photo.entity';

export type PhotoSize = 'full' | 'thumb';

@Injectable()
export class PhotoLinks {
  constructor(private readonly links: FileLinks) {}

  of(photoId: string, size: PhotoSize): string {
    return this.links.of(fileOf(photoId, size));
  }

  isValid(photoId: string, size: PhotoSize, until: string, signature: string): boolean {
    return this.links.isValid(fileOf(photoId, size), until, signature);
  }

  /** Where and when it was taken is added by whoever may tell. */
  view({ id, width, height, phase }: Photo): PhotoView {
    const addresses = { url: this.of(id, 'full'), thumbnail: this.of(id, 'thumb') };
    return { id, ...addresses, width, height, phase, takenAt: null, metres: null };
  }
}

function fileOf(photoId: string, size: PhotoSize): string {
  return `photos/${photoId}/${size}`;
}
