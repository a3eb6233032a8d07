import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const picture = (): ReturnType<typeof sharp> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: 10, g: 120, b: 60 } } });

/** A valid GIF with a script behind its picture. */
export async function gifWithScript(): Promise<Buffer> {
  return Buffer.concat([
    await picture().gif().toBuffer(),
    Buffer.from('/*tail*/=1;alert(document.cookie)//<script>alert(1)</script>'),
  ]);
}

/** A JPEG that unpacks as an archive: readers of zip files look from the end. */
export async function jpegWithZip(): Promise<Buffer> {
  const name = Buffer.from('evil.php');
  const content = Buffer.from('<?php system($_GET[0]); ?>');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const jpeg = await picture().jpeg().toBuffer();
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(jpeg.length, 42);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([jpeg, local, name, content, central, name, end]);
}

/** A few kilobytes that ask for 30,000 × 30,000 pixels of memory. */
export function pngBomb(side = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const lines = deflateSync(Buffer.alloc(Math.ceil(side / 8 + 1) * 2_000), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Not photos, whatever they say that they are. */
export async function notPhotos(): Promise<Record<string, Buffer>> {
  const jpeg = await picture().jpeg().toBuffer();
  const png = await picture().png().toBuffer();
  return {
    'nothing at all': Buffer.alloc(0),
    'one byte': Buffer.from([0xff]),
    words: Buffer.from('这不是照片'),
    'a page': Buffer.from('<!doctype html><script>alert(1)</script>'),
    'a drawing with a script': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
    'a drawing that fetches': Buffer.from('<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'),
    'a document': Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    'an archive': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]),
    'a program': Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(200)]),
    'the first bytes of a JPEG': jpeg.subarray(0, 20),
    'half a JPEG': jpeg.subarray(0, Math.floor(jpeg.length * 0.6)),
    'half a PNG': png.subarray(0, Math.floor(png.length / 2)),
    'a JPEG header before words': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<?php phpinfo(); ?>')]),
    'a GIF header before a script': Buffer.from('GIF89a=1;alert(1)//'),
    'the test file of virus scanners': Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
  }; // prettier-ignore
}
