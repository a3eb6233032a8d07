import sharp from 'sharp';
import { type Actor, refusalOf } from '../support/actor';
import { photoWithGps, plainPhoto } from '../support/photos';
import { type Town, town } from '../support/town';

describe('people send photos', () => {
  let place: Town;
  let resident: Actor;
  let worker: Actor;

  beforeAll(async () => {
    place = await town();
    resident = await place.comes('resident-1');
    worker = await place.comes('worker-01');
  });
  afterAll(() => place.close());

  const fetched = async (url: string): Promise<{ status: number; content: Buffer }> => {
    const answer = await fetch(place.url + url);
    return { status: answer.status, content: Buffer.from(await answer.arrayBuffer()) };
  };

  it('which are kept upright, without where and with what they were taken', async () => {
    const taken = await photoWithGps(1200, 800);
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('TestPhone');
    const photo = await resident.photographs(taken);
    const full = await sharp((await fetched(photo.url)).content).metadata();
    const thumbnail = await sharp((await fetched(photo.thumbnail)).content).metadata();

    expect(photo).toMatchObject({ width: 800, height: 1200 });
    expect(full).toMatchObject({ format: 'jpeg', width: 800, height: 1200 });
    expect([full.exif, full.orientation, thumbnail.exif]).toEqual([undefined, undefined, undefined]);
    expect(Math.max(thumbnail.width, thumbnail.height)).toBe(480);
  });

  it('which count once: nobody uses another’s, and nobody the same one twice', async () => {
    const photo = await resident.photographs(await plainPhoto());
    expect(await refusalOf(worker.reports('别人的照片', { photos: [photo.id] }))).toBe('PHOTO_NOT_YOURS');
    const issue = await resident.reports('我的照片', { photos: [photo.id] });

    expect(issue.photos).toHaveLength(1);
    expect(await refusalOf(resident.reports('又用一次', { photos: [photo.id] }))).toBe('PHOTO_NOT_YOURS');
    expect(await refusalOf(worker.does('comment', issue, { note: '盗图', photos: [photo.id] }))).toBe(
      'PHOTO_NOT_YOURS',
    );
    expect((await worker.sees(issue)).history).toHaveLength(2);
  });

  it('whose address shows them to whoever was given it, until the end of the next day, and is not to be guessed', async () => {
    const photo = await resident.photographs(await plainPhoto());
    expect((await fetched(photo.url)).status).toBe(200);
    expect((await fetched(photo.url.replace('/full', '/thumb'))).status).toBe(404);
    expect((await fetched(photo.url.replace(/until=\d+/, 'until=9999999999999'))).status).toBe(404);

    await place.hoursPass(48);
    expect((await fetched(photo.url)).status).toBe(404);
  });

  it('and what is no photo is refused by what it is, not by what it is called', async () => {
    const half = (await plainPhoto(1200, 900)).subarray(0, 2000);
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

    for (const content of [Buffer.from('not a picture'), script, half, Buffer.alloc(0)]) {
      expect(await refusalOf(resident.photographs(content, 'photo.jpg'))).toBe('PHOTO_NOT_IMAGE');
    }
    expect(await refusalOf(resident.photographs(Buffer.alloc(11 * 1024 * 1024), 'photo.jpg'))).toBe('PHOTO_TOO_LARGE');
  });
});
