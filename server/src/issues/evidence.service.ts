import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AppError, distanceMetres } from '@hongqi/shared';
import { Directory } from '../areas/directory';
import { Photo } from '../files/photo.entity';
import type { Me } from '../http/access';
import type { Issue } from './issue.entity';

/** A phone's clock may be off by as much; a position in a yard between houses as well. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Whether photos of the work can prove it: taken where the matter is, while it was being handled. */
@Injectable()
export class EvidenceRules {
  constructor(private readonly directory: Directory) {}

  /** False when nothing contradicts but nothing proves either: a phone that gave no position. Throws on contradiction. */
  async check(tx: EntityManager, me: Me, issue: Issue, photoIds: readonly string[]): Promise<boolean> {
    const metres = this.directory.category(issue.categoryCode)?.evidenceMetres ?? null;
    if (metres === null || photoIds.length === 0) return true;
    const photos = await tx.findBy(Photo, { id: In([...photoIds]), ownerId: me.id });
    const isOld = photos.some((photo) => !takenDuring(photo, issue.acceptedAt));
    if (isOld) throw new AppError('ISSUE_EVIDENCE_OLD');
    const { lng, lat } = issue;
    if (lng === null || lat === null) return true;
    const distances = photos.map((photo) =>
      photo.lng === null || photo.lat === null ? null : distanceMetres([lng, lat], [photo.lng, photo.lat]),
    );
    const farthest = Math.max(0, ...distances.flatMap((distance) => distance ?? []));
    if (farthest > metres) throw new AppError('ISSUE_EVIDENCE_FAR', { metres: Math.round(farthest), within: metres });
    return distances.every((distance) => distance !== null);
  }
}

/** Never later than it reached us, whatever the phone says; a phone that says nothing is taken at that instant. */
function takenDuring({ takenAt, createdAt }: Photo, acceptedAt: Date | null): boolean {
  const at = (takenAt ?? createdAt).getTime();
  if (at > createdAt.getTime() + CLOCK_SLACK_MS) return false;
  return acceptedAt === null || at >= acceptedAt.getTime() - CLOCK_SLACK_MS;
}
