import { type EntityManager, In, Not } from 'typeorm';
import { type DirectiveContent, outermost } from '@hongqi/shared';
import { keepList } from '../doors/door-lists';
import { StoredDocument } from '../files/document.entity';
import { takeDocuments } from '../files/document.service';
import { Photo } from '../files/photo.entity';
import { takePhotos } from '../files/take-photos';
import { type Directive, DirectiveArea } from './directive.entity';

/**
 * Rows beside a directive that follow from its content: the areas it is found by, the doors on its list (left as they are
 * where none are given), and the files it holds.
 */
export async function keepParts(
  tx: EntityManager,
  { id, authorId, content }: Directive,
  doorIds: readonly string[] | undefined,
): Promise<void> {
  await keepAreas(tx, id, content);
  if (!content.listed) await keepList(tx, id, []);
  else if (doorIds) await keepList(tx, id, doorIds);
  await keepFiles(tx, id, authorId, content);
}

export async function dropParts(tx: EntityManager, id: string): Promise<void> {
  await tx.delete(DirectiveArea, { directiveId: id });
  await keepList(tx, id, []);
  await tx.update(Photo, { heldById: id }, { heldById: null });
  await tx.update(StoredDocument, { heldById: id }, { heldById: null });
}

async function keepAreas(tx: EntityManager, directiveId: string, { audience }: DirectiveContent): Promise<void> {
  await tx.delete(DirectiveArea, { directiveId });
  const rows = outermost(audience.areas).map((areaCode) => ({ directiveId, areaCode }));
  if (rows.length) await tx.insert(DirectiveArea, rows);
}

/** A draft may lie for weeks, so it holds its files from the start; what was taken out of it is free again. */
async function keepFiles(tx: EntityManager, id: string, ownerId: string, content: DirectiveContent): Promise<void> {
  const { photos, documents } = content;
  // TypeORM writes an empty list as a condition that nothing meets, and its opposite as one that all meet.
  await tx.update(Photo, { heldById: id, id: Not(In(photos)) }, { heldById: null });
  await tx.update(StoredDocument, { heldById: id, id: Not(In(documents)) }, { heldById: null });
  const heldPhotos = await idsHeld(tx, Photo, id);
  const heldDocuments = await idsHeld(tx, StoredDocument, id);
  const to = { heldById: id };
  await takePhotos(
    tx,
    ownerId,
    photos.filter((photo) => !heldPhotos.has(photo)),
    to,
  );
  await takeDocuments(
    tx,
    ownerId,
    documents.filter((document) => !heldDocuments.has(document)),
    id,
  );
}

async function idsHeld(
  tx: EntityManager,
  entity: typeof Photo | typeof StoredDocument,
  heldById: string,
): Promise<Set<string>> {
  const rows = await tx.find<Photo | StoredDocument>(entity, { where: { heldById }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
