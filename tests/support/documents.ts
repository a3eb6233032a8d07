import { API_PREFIX, type DocumentView, errorOf } from '@hongqi/shared';
import { DocumentService } from '../../server/src/files/document.service';
import type { Actor } from './actor';
import type { Town } from './town';

/** The smallest thing a reader of PDFs takes for one; `words` make it another. */
export function plainPdf(words = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
}

/** Uploads a document as the console does: multipart, one field `file`. */
export async function attaches(who: Actor, content: Uint8Array, name = '通知.pdf'): Promise<DocumentView> {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(content)]), name);
  const answer = await fetch(`${who.url}${API_PREFIX}/documents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}` },
    body: form,
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw errorOf(body);
  return body as DocumentView;
}

/** What the server does every hour; how many documents it removed. */
export function sweepsDocuments({ running }: Town): Promise<number> {
  return running.app.get(DocumentService).sweep();
}
