import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { AppError, DIRECTIVE_LIMITS, type DocumentView } from '@hongqi/shared';
import { Clock } from '../clock';
import { Database } from '../database/database';
import type { Me } from '../http/access';
import { newId } from '../ids';
import { StoredDocument } from './document.entity';
import { documentName } from './document-name';
import { FileLinks } from './file-links';
import { FileStore, type OpenFile } from './store';
import { FREE_FILES_KEPT, type Sweepable } from './sweepable';

const MAGIC = Buffer.from('%PDF-');

/** PDFs as they came: never opened here, and never shown by a browser inside a page of ours. */
@Injectable()
export class DocumentService implements Sweepable {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly links: FileLinks,
    private readonly clock: Clock,
  ) {}

  /** File first, row last: a row never points to a missing file, and a file without a row is removed at once. */
  async add(me: Me, content: Buffer, filename: string): Promise<DocumentView> {
    if (!content.subarray(0, MAGIC.length).equals(MAGIC)) throw new AppError('DOCUMENT_NOT_PDF');
    if (content.length > DIRECTIVE_LIMITS.documentBytes) throw new AppError('DOCUMENT_TOO_LARGE');
    const createdAt = this.clock.now();
    const row: StoredDocument = {
      id: newId(createdAt),
      ownerId: me.id,
      heldById: null,
      name: documentName(filename),
      bytes: content.length,
      createdAt,
    };
    try {
      await this.store.write(nameOf(row.id), content);
      await this.database.manager.insert(StoredDocument, row);
    } catch (error) {
      await this.store.remove(nameOf(row.id));
      throw error;
    }
    return this.view(row);
  }

  async open(id: string, until: string, signature: string): Promise<{ name: string } & OpenFile> {
    if (!this.links.isValid(fileOf(id), until, signature)) throw new AppError('NOT_FOUND');
    const row = await this.database.manager.findOneBy(StoredDocument, { id });
    if (!row) throw new AppError('NOT_FOUND');
    return { name: row.name, ...(await this.store.open(nameOf(id))) };
  }

  view({ id, name, bytes }: StoredDocument): DocumentView {
    return { id, name, bytes, url: this.links.of(fileOf(id)) };
  }

  /** In the order asked for. */
  async views(manager: EntityManager, ids: readonly string[]): Promise<DocumentView[]> {
    if (ids.length === 0) return [];
    const rows = new Map((await manager.findBy(StoredDocument, { id: In([...ids]) })).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []).map((row) => this.view(row));
  }

  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - FREE_FILES_KEPT);
    const unused = { heldById: IsNull(), createdAt: LessThan(before) };
    const free = await this.database.manager.findBy(StoredDocument, unused);
    for (const { id } of free) {
      const { affected } = await this.database.manager.delete(StoredDocument, { id, ...unused });
      if (affected) await this.store.remove(nameOf(id));
    }
    return free.length;
  }
}

/** Binds uploaded documents to a directive. All of them must be the person's own and still free, or nothing happens. */
export async function takeDocuments(
  tx: EntityManager,
  ownerId: string,
  ids: readonly string[],
  heldById: string,
): Promise<void> {
  if (ids.length === 0) return;
  const { affected } = await tx.update(StoredDocument, { id: In([...ids]), ownerId, heldById: IsNull() }, { heldById });
  if (affected !== ids.length) throw new AppError('DOCUMENT_NOT_YOURS');
}

function fileOf(id: string): string {
  return `documents/${id}`;
}

function nameOf(id: string): string {
  return `${id}.pdf`;
}
