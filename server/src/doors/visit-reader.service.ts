import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { LIMITS, type Page, type PageQuery, type PhotoView, type VisitView } from '@hongqi/shared';
import { Database } from '../database/database';
import { Photo } from '../files/photo.entity';
import { PhotoLinks } from '../files/photo-links';
import type { Me } from '../http/access';
import { DutyService } from '../people/duty.service';
import { DoorsService } from './doors.service';
import { Visit } from './visit.entity';

/** Visits as staff see them. */
@Injectable()
export class VisitReader {
  constructor(
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly duty: DutyService,
    private readonly links: PhotoLinks,
  ) {}

  /** Of one door, the last one received first. */
  async of(me: Me, doorId: string, { after, limit = LIMITS.page.usual }: PageQuery): Promise<Page<VisitView>> {
    await this.doors.one(me, doorId, 'door.read');
    const found = await this.database.manager.find(Visit, {
      where: { doorId, ...(after && { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const shown = found.slice(0, limit);
    const next = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: await this.views(shown), next };
  }

  async views(visits: readonly Visit[]): Promise<VisitView[]> {
    const names = await this.duty.names(visits.map(({ workerId }) => workerId));
    const photos = await this.photosOf(visits.map(({ id }) => id));
    return visits.map((visit) => ({
      id: visit.id,
      doorId: visit.doorId,
      directiveId: visit.directiveId,
      outcome: visit.outcome,
      note: visit.note,
      photos: photos.get(visit.id) ?? [],
      answer: visit.answer,
      worker: names.get(visit.workerId) ?? '',
      issueId: visit.issueId,
      at: visit.at.toISOString(),
    }));
  }

  private async photosOf(ids: readonly string[]): Promise<Map<string, PhotoView[]>> {
    const photos = ids.length
      ? await this.database.manager.find(Photo, { where: { heldById: In([...ids]) }, order: { id: 'ASC' } })
      : [];
    const byVisit = new Map<string, PhotoView[]>();
    for (const photo of photos) {
      const visitId = photo.heldById ?? '';
      byVisit.set(visitId, [...(byVisit.get(visitId) ?? []), this.links.view(photo)]);
    }
    return byVisit;
  }
}
