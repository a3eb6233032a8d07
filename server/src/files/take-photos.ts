import { type EntityManager, In, IsNull } from 'typeorm';
import { AppError } from '@hongqi/shared';
import { Photo } from './photo.entity';

/** Binds uploaded photos to what they prove. All of them must be the person's own and still free, or nothing happens. */
export async function takePhotos(
  tx: EntityManager,
  ownerId: string,
  photoIds: readonly string[],
  to: { issueId: string; historyId: string; phase?: 'before' } | { heldById: string },
): Promise<void> {
  if (photoIds.length === 0) return;
  const { affected } = await tx.update(
    Photo,
    { id: In([...photoIds]), ownerId, issueId: IsNull(), heldById: IsNull() },
    to,
  );
  if (affected !== photoIds.length) throw new AppError('PHOTO_NOT_YOURS');
}
