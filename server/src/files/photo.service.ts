import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { AppError, type PhotoView } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { WechatService } from '../wechat/wechat.service';
import { Photo } from './photo.entity';
import { FREE_FILES_KEPT, type Sweepable } from './sweepable';
import { PhotoLinks, type PhotoSize } from './photo-links';
import { type Picture, reEncode } from './re-encode';
import { FileStore } from './store';

/** When and where, as the phone that took it says; null where it does not. */
export type Taken = Pick<Photo, 'takenAt' | 'lng' | 'lat'>;

@Injectable()
export class PhotoService implements Sweepable {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly links: PhotoLinks,
    private readonly wechat: WechatService,
    private readonly clock: Clock,
  ) {}

  /** Files first, row last: a row never points to a missing file, and a file without a row is removed at once. */
  async add(me: Me, input: Buffer, taken: Taken): Promise<PhotoView> {
    const picture = await reEncode(input);
    const id = newId(this.clock.now());
    const photo: Photo = {
      id,
      ownerId: me.id,
      issueId: null,
      historyId: null,
      heldById: null,
      width: picture.width,
      height: picture.height,
      bytes: picture.full.length,
      phase: null,
      ...taken,
      contentCheck: this.wechat.checksContent(me.openid) ? 'waiting' : 'pass',
      traceId: null,
      createdAt: this.clock.now(),
    };
    try {
      await this.writeFiles(id, picture);
      await this.database.manager.insert(Photo, photo);
    } catch (error) {
      await this.removeFiles(id);
      throw error;
    }
    return this.links.view(photo);
  }

  async read(id: string, size: string, until: string, signature: string): Promise<Buffer> {
    if (!isSize(size) || !this.links.isValid(id, size, until, signature)) throw new AppError('NOT_FOUND');
    return this.store.read(nameOf(id, size));
  }

  /** Photos of drafts that were never sent. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - FREE_FILES_KEPT);
    const unused = { issueId: IsNull(), heldById: IsNull() };
    const free = await this.database.manager.findBy(Photo, { ...unused, createdAt: LessThan(before) });
    for (const { id } of free) {
      const { affected } = await this.database.manager.delete(Photo, { id, ...unused });
      if (affected) await this.removeFiles(id);
    }
    return free.length;
  }

  private async writeFiles(id: string, picture: Picture): Promise<void> {
    await this.store.write(nameOf(id, 'full'), picture.full);
    await this.store.write(nameOf(id, 'thumb'), picture.thumb);
  }

  private async removeFiles(id: string): Promise<void> {
    await this.store.remove(nameOf(id, 'full'));
    await this.store.remove(nameOf(id, 'thumb'));
  }
}

function isSize(size: string): size is PhotoSize {
  return size === 'full' || size === 'thumb';
}

function nameOf(id: string, size: PhotoSize): string {
  return `${id}.${size}.jpg`;
}
