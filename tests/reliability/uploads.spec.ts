import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LIMITS, photoRoutes, type PhotoView } from '@hongqi/shared';
import sharp from 'sharp';
import { Photo } from '../../server/src/files/photo.entity';
import { PhotoService } from '../../server/src/files/photo.service';
import { Config } from '../../server/src/config';
import { type Actor, refusalOf } from '../support/actor';
import { flawOf } from '../support/answers';
import { gifWithScript, jpegWithZip, notPhotos, pngBomb } from '../support/odd-files';
import { photoWithGps, plainPhoto } from '../support/photos';
import { rawRequest } from '../support/raw-request';
import { rowCounts } from '../support/row-counts';
import { type Town, town } from '../support/town';

const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0;
/** What exiftool says of a file that is nothing but a picture. */
const PLAIN_TAGS =
  /^(ExifToolVersion|FileName|Directory|FileSize|File\w*Date|FilePermissions|FileType\w*|MIMEType|SourceFile|Image(Width|Height|Size)|Megapixels|EncodingProcess|BitsPerSample|ColorComponents|YCbCrSubSampling|JFIFVersion|ResolutionUnit|[XY]Resolution)$/;
const DAY = 24;

describe('photos', () => {
  let place: Town;
  let resident: Actor;
  let folder: string;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    folder = join(place.running.app.get(Config).dataDir, 'photos');
  });
  afterAll(() => place.close());

  const files = (): string[] =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name) : []; // prettier-ignore
  const fetched = async (path: string): Promise<Buffer> => {
    const answer = await fetch(place.url + path);
    expect({ path, status: answer.status, type: answer.headers.get('content-type') }).toEqual({
      path,
      status: 200,
      type: 'image/jpeg',
    });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    return Buffer.from(await answer.arrayBuffer());
  };
  /** After a refusal everything is as before: rows, and files in the store. */
  async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
    await place.settled();
    const before = { rows: await rowCounts(place.database), files: files().sort() };
    const result = await work();
    await place.settled();
    expect({ rows: await rowCounts(place.database), files: files().sort() }).toEqual(before);
    return result;
  }

  it('are kept upright, without where and with what they were taken', async () => {
    const original = await photoWithGps(1200, 800);
    expect((await sharp(original).metadata()).exif?.includes('TestPhone')).toBe(true);

    const photo = await resident.photographs(original);

    expect(photo).toMatchObject({ width: 800, height: 1200 });
    for (const [path, longest] of [[photo.url, 1200], [photo.thumbnail, LIMITS.thumbnailSide]] as const) {
      const kept = await fetched(path);
      const { format, width, height, exif, icc, xmp, iptc, orientation } = await sharp(kept).metadata();
      expect({ format, width, height, exif, icc, xmp, iptc, orientation }).toEqual({ format: 'jpeg', width: Math.round((longest * 2) / 3), height: longest });
      expect(kept.includes('TestPhone') || kept.includes('Exif')).toBe(false);
    }
  }); // prettier-ignore

  (hasExiftool ? it : it.skip)('hold nothing that exiftool finds beside the picture', async () => {
    const photo = await resident.photographs(await photoWithGps());
    const path = join(place.running.app.get(Config).dataDir, 'copy.jpg');
    writeFileSync(path, await fetched(photo.url));

    const { stdout } = await promisify(execFile)('exiftool', ['-a', '-ee', '-json', path]);
    rmSync(path);

    const [tags] = JSON.parse(stdout) as [Record<string, unknown>];
    expect(Object.keys(tags).filter((tag) => !PLAIN_TAGS.test(tag))).toEqual([]);
    expect(tags['ImageWidth']).toBe(800);
  });

  it('are made smaller than the limit, and of every format a phone makes', async () => {
    const large = sharp({ create: { width: 6000, height: 4000, channels: 3, background: '#888' } });
    const made = [await large.jpeg().toBuffer(), await large.resize(300, 200).png().toBuffer(), await large.resize(300, 200).webp().toBuffer(), await large.resize(300, 200).gif().toBuffer(), await large.resize(300, 200).tiff().toBuffer(), await large.resize(300, 200).toColourspace('cmyk').jpeg().toBuffer(), await large.resize(300, 200).grayscale().jpeg().toBuffer()]; // prettier-ignore
    const sizes: PhotoView[] = [];
    for (const content of made) sizes.push(await resident.photographs(content));

    expect(sizes.map(({ width, height }) => Math.max(width, height))).toEqual([
      LIMITS.photoSide,
      ...Array<number>(6).fill(300),
    ]);
    for (const { url } of sizes) expect((await sharp(await fetched(url)).metadata()).space).toBe('srgb');
  });

  it.each([
    ['a GIF with a script behind it', gifWithScript, 'alert('],
    ['a JPEG with an archive behind it', jpegWithZip, '<?php'],
  ])('%s is kept as its picture alone', async (_, make, tail) => {
    const odd = await make();
    expect(odd.includes(tail)).toBe(true);

    const { url } = await resident.photographs(odd, '../../evil.php');

    const kept = await fetched(url);
    expect(kept.includes(tail)).toBe(false);
    expect(kept.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(kept.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(files().every((name) => /^[0-9A-Z]{26}\.(full|thumb)\.jpg$/.test(name))).toBe(true);
  });

  it('that are none are refused', async () => {
    const odd = await notPhotos();
    const answers: Record<string, string> = {};
    await leavesNothing(async () => {
      for (const [name, content] of Object.entries(odd))
        answers[name] = await refusalOf(resident.photographs(content, 'photo.jpg'));
    });
    expect(answers).toEqual(Object.fromEntries(Object.keys(odd).map((name) => [name, 'PHOTO_NOT_IMAGE'])));
  });

  it('that unfold to 900 million pixels are refused by what their header says', async () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(20_000);

    expect(await leavesNothing(() => refusalOf(resident.photographs(bomb)))).toBe('PHOTO_TOO_MANY_PIXELS');
    // The same file with a small side is decoded and found to be broken: only the size was in the way before.
    expect(await leavesNothing(() => refusalOf(resident.photographs(pngBomb(5_000))))).toBe('PHOTO_NOT_IMAGE');
  });

  it('of more than 10 MB are refused, of exactly that much they are looked at', async () => {
    const jpeg = await plainPhoto();
    const sized = (bytes: number): Buffer => Buffer.concat([jpeg, Buffer.alloc(bytes - jpeg.length)]);

    expect(await leavesNothing(() => refusalOf(resident.photographs(sized(LIMITS.photoBytes + 1))))).toBe(
      'PHOTO_TOO_LARGE',
    );
    expect(await leavesNothing(() => refusalOf(resident.photographs(sized(LIMITS.photoBytes * 2))))).toBe(
      'PHOTO_TOO_LARGE',
    );
    expect((await resident.photographs(sized(LIMITS.photoBytes))).width).toBe(640);
  }, 60_000);

  it('come alone, in a request of the right shape', async () => {
    const path = `/api/v1${photoRoutes.add.path}`;
    const send = (body: string | Buffer, type: string, token = resident.token) =>
      rawRequest(place.url, { method: 'POST', path, token, body, headers: { 'content-type': type } });
    const part = (name: string, file: string, content = 'x'): string =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${content}\r\n`;
    const form = 'multipart/form-data; boundary=b';
    const flaws = await leavesNothing(async () => {
      const answers = [
        await send('{}', 'application/json'),
        await send('', form),
        await send('--b--\r\n', form),
        await send('no boundary at all', form),
        await send(part('file', 'a.jpg'), form),
        await send(`${part('file', '')}--b--\r\n`, form),
        await send(`${part('__proto__', 'a.jpg')}--b--\r\n`, form),
        await send(`${part('file', `${'长'.repeat(300)}.jpg`)}--b--\r\n`, form),
        await send(`${part('file', 'a\u0000.jpg')}--b--\r\n`, form),
        await send(`${part('file', 'a.jpg')}--b--\r\n`, 'multipart/form-data'),
        await send(`${part('file', 'a.jpg')}--b--\r\n`, form, 'nobody'),
      ];
      return answers.map(flawOf);
    });
    expect(flaws.filter((flaw) => flaw !== null)).toEqual([]);
  });

  it('of someone else, used before, unknown, or ten of them: the issue is not made', async () => {
    const neighbour = await place.comes('neighbour');
    const theirs = await neighbour.photographs(await plainPhoto());
    const mine = await resident.photographs(await plainPhoto());
    const used = await resident.photographs(await plainPhoto());
    await resident.reports('第一次', { photos: [used.id] });
    const ten = await Promise.all(
      Array.from({ length: 10 }, async () => (await resident.photographs(await plainPhoto())).id),
    );

    for (const photos of [
      [theirs.id],
      [mine.id, theirs.id],
      [used.id],
      [mine.id, used.id],
      [mine.id, '0'.repeat(26)],
    ]) {
      expect(await leavesNothing(() => refusalOf(resident.reports('照片不对', { photos })))).toBe('PHOTO_NOT_YOURS');
    }
    expect(await leavesNothing(() => refusalOf(resident.reports('十张', { photos: ten })))).toBe('INPUT_INVALID');
    expect((await resident.reports('九张', { photos: ten.slice(0, 9) })).photos).toHaveLength(9);
    expect((await resident.reports('这张还在', { photos: [mine.id] })).photos).toHaveLength(1);
  }, 60_000);

  it('taken by two issues at once belong to one of them', async () => {
    const { id } = await resident.photographs(await plainPhoto());

    const results = await Promise.allSettled([
      resident.reports('甲', { photos: [id] }),
      resident.reports('乙', { photos: [id] }),
    ]);

    const [made] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await place.database.manager.findOneByOrFail(Photo, { id })).issueId).toBe(made);
  });

  it('are shown to whoever has their address, and only with that', async () => {
    const { url, thumbnail, id } = await resident.photographs(await plainPhoto());
    const at = new URL(url, place.url);
    const signature = at.searchParams.get('signature') ?? '';
    const until = at.searchParams.get('until') ?? '';
    const full = `/api/v1/photos/${id}/full`;
    const other = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const bad = [
      full,
      `${full}?until=${until}`,
      `${full}?until=${until}&signature=`,
      `${full}?until=${until}&signature=${other}`,
      `${full}?until=${until}&signature=${signature}&signature=${signature}`,
      `${full}?until=${Number(until) + 86_400_000}&signature=${signature}`,
      `${full}?until=1e99&signature=${signature}`,
      url.replace('/full', '/thumb'),
      url.replace('/full', '/original'),
      thumbnail.replace('/thumb', '/full'),
      url.replace(id, '0'.repeat(26)),
    ];

    for (const path of bad)
      expect(await rawRequest(place.url, { path })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    await fetched(url);
    await place.hoursPass(2 * DAY);
    expect(await rawRequest(place.url, { path: url })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('that cannot be written leave no row, and everything else goes on', async () => {
    const aside = `${folder}-aside`;
    renameSync(folder, aside);
    writeFileSync(folder, 'a file where the folder was');
    const rows = await rowCounts(place.database);

    const refusal = await refusalOf(resident.photographs(await plainPhoto()));
    const afterwards = await rowCounts(place.database);
    const issue = await resident.reports('照片传不上去');
    rmSync(folder);
    renameSync(aside, folder);

    expect(refusal).toBe('BUSY');
    expect(afterwards).toEqual(rows);
    expect(issue.state).toBe('assigned');
    expect((await resident.photographs(await plainPhoto())).width).toBe(640);
  });

  it('of drafts that were never sent are swept away after a week, with their files', async () => {
    const { id } = await resident.photographs(await plainPhoto());
    await place.hoursPass(8 * DAY);

    await place.running.app.get(PhotoService).sweep();

    expect(await place.database.manager.existsBy(Photo, { id })).toBe(false);
    const kept = await place.database.manager.find(Photo);
    expect(files().sort()).toEqual(kept.flatMap((photo) => [`${photo.id}.full.jpg`, `${photo.id}.thumb.jpg`]).sort());
  });
});
