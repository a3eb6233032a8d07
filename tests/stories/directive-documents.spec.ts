import { DIRECTIVE_LIMITS, directiveRoutes, receivedRoutes } from '@hongqi/shared';
import { type Actor, refusalOf } from '../support/actor';
import { acts, aDirective, anAudience, COMMUNITIES, sends } from '../support/directives';
import { attaches, plainPdf, sweepsDocuments } from '../support/documents';
import { notPhotos } from '../support/odd-files';
import { type Town, town } from '../support/town';

describe('a document of a directive', () => {
  let place: Town;
  let supervisor: Actor;
  let admin: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town({ consoleSessionHours: 10_000, sessionDays: 400 });
    supervisor = await place.signsIn('supervisor');
    admin = await place.signsIn('admin');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  const fetched = (url: string): Promise<Response> => fetch(place.url + url);
  const drafts = (who: Actor, documents: string[]) => who.call(directiveRoutes.create, aDirective({ documents }));

  it('arrives as it was sent, to be saved and never shown in a page', async () => {
    const content = plainPdf('除雪方案');
    const { id, name, bytes } = await attaches(supervisor, content, '2026 年除雪方案（定稿）.PDF');
    const audience = anAudience({ areas: [COMMUNITIES[0]] });
    const sent = await sends(supervisor, { documents: [id], audience });
    await place.settled();
    const [document] = (await worker.call(receivedRoutes.one, {}, { id: sent.id })).documents;
    const answer = await fetched(document?.url ?? '');

    expect({ name, bytes }).toEqual({ name: '2026 年除雪方案（定稿）.pdf', bytes: content.length });
    expect(document).toMatchObject({ id, name, bytes });
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-length')).toBe(String(content.length));
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  });

  it('has an address that runs out and is not to be guessed', async () => {
    const { url, id } = await attaches(supervisor, plainPdf());
    const other = await attaches(supervisor, plainPdf());

    expect((await fetched(url)).status).toBe(200);
    expect((await fetched(url.replace(id, other.id))).status).toBe(404);
    expect((await fetched(url.replace(/until=\d+/, 'until=9999999999999'))).status).toBe(404);
    expect((await fetched(`/api/v1/documents/${id}`)).status).toBe(404);
    await place.hoursPass(48);
    expect((await fetched(url)).status).toBe(404);
  });

  it('is a PDF by what it is, not by what it is called, and no larger than it may be', async () => {
    const { 'a document': pdf, ...others } = await notPhotos();
    for (const [what, content] of Object.entries(others))
      expect([what, await refusalOf(attaches(supervisor, content, '通知.pdf'))]).toEqual([what, 'DOCUMENT_NOT_PDF']);
    expect((await attaches(supervisor, pdf ?? Buffer.alloc(0), '../../通知\u202efdp.exe')).name).toBe(
      '通知fdp.exe.pdf',
    );

    const large = Buffer.concat([plainPdf(), Buffer.alloc(DIRECTIVE_LIMITS.documentBytes)]);
    expect(await refusalOf(attaches(supervisor, large))).toBe('DOCUMENT_TOO_LARGE');
    expect((await attaches(supervisor, large.subarray(0, DIRECTIVE_LIMITS.documentBytes))).bytes).toBe(
      DIRECTIVE_LIMITS.documentBytes,
    );
    const { status } = await supervisor.send('POST', '/api/v1/documents', { file: 'x' });
    expect(status).toBe(400);
  });

  it('belongs to one directive of its owner, and is free again when the draft is thrown away', async () => {
    const { id } = await attaches(supervisor, plainPdf());
    expect(await refusalOf(drafts(admin, [id]))).toBe('DOCUMENT_NOT_YOURS');
    const draft = await drafts(supervisor, [id]);
    expect(draft.documents.map((one) => one.id)).toEqual([id]);
    expect(await refusalOf(drafts(supervisor, [id]))).toBe('DOCUMENT_NOT_YOURS');
    expect(await refusalOf(attaches(worker, plainPdf()))).toBe('NOT_ALLOWED');

    await acts(supervisor, draft.id, 'discard');
    expect((await drafts(supervisor, [id])).documents).toHaveLength(1);
  });

  it('is swept away when nothing has taken it for a week, and never when a draft holds it', async () => {
    const [free, held] = [await attaches(supervisor, plainPdf()), await attaches(supervisor, plainPdf())];
    const draft = await drafts(supervisor, [held.id]);
    await place.hoursPass(24 * 6);
    await sweepsDocuments(place);
    const now = await drafts(supervisor, [free.id]);
    await acts(supervisor, now.id, 'discard');
    await place.hoursPass(48);

    expect(await sweepsDocuments(place)).toBeGreaterThan(0);
    expect(await refusalOf(drafts(supervisor, [free.id]))).toBe('DOCUMENT_NOT_YOURS');
    const [kept] = (await supervisor.call(directiveRoutes.one, {}, { id: draft.id })).documents;
    expect((await fetched(kept?.url ?? '')).status).toBe(200);
  });
});
