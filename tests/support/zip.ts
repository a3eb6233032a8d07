import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_FILE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The one file of a zip archive with that name. Reads archives as people make them (stored or deflated, under 4 GB, not
 * encrypted), by their central directory; throws for anything else.
 */
export function unzipFile(archive: Buffer, name: string): Buffer {
  const end = archive.lastIndexOf(signature(END_OF_DIRECTORY));
  if (end < 0) throw new Error('not a zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('the directory of the zip archive is broken');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const entry = archive.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    if (entry === name) return contentOf(archive, at);
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  throw new Error(`${name} is not in the zip archive`);
}

function contentOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packed = archive.readUInt32LE(entry + 20);
  const size = archive.readUInt32LE(entry + 24);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== LOCAL_FILE) throw new Error('a file of the zip archive is broken');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const bytes = archive.subarray(start, start + packed);
  if (method !== STORED && method !== DEFLATED) throw new Error(`packed in a way (${method}) that is not read here`);
  const content = method === STORED ? bytes : inflateRawSync(bytes);
  if (content.length !== size) throw new Error('a file of the zip archive is cut short');
  return content;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
