import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { PhotoView } from '@hongqi/shared';
import { Database } from '../database/database';
import { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';

/** The photos of directives and of answers to them. */
@Injectable()
export class CopyPhotos {
  constructor(
    private readonly database: Database,
    private readonly links: PhotoLinks,
  ) {}

  /** By id; what was swept away or never was is left out. */
  async views(ids: readonly string[]): Promise<Map<string, PhotoView>> {
    if (ids.length === 0) return new Map();
    const photos = await this.database.manager.findBy(Photo, { id: In([...new Set(ids)]) });
    return new Map(photos.map((photo) => [photo.id, this.links.view(photo)]));
  }
}
