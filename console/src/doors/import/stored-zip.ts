const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
const DEFLATED = 8;
/** No sheet of doors unpacks to more; whoever sends one means harm. */
const MOST_UNPACKED = 300 * 1024 * 1024;

interface Entry {
  name: Uint8Array;
  crc: number;
  content: Uint8Array;
}

/**
 * The same archive with nothing packed. The reader of sheets unpacks large entries in workers made out of text, which
 * our security policy refuses; what is not packed it takes as it is. Throws for what is no zip archive.
 */
export async function storedZip(archive: Uint8Array): Promise<ArrayBuffer> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  const entries: Entry[] = [];
  let unpacked = 0;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new Error('the directory of the archive is broken');
    unpacked += view.getUint32(at + 24, true);
    if (unpacked > MOST_UNPACKED) throw new Error('the archive unpacks to too much');
    entries.push(await entryAt(archive, view, at));
    at += ENTRY_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return packed(entries);
}

/** It may be followed by a comment of up to 64 KB. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - 0xffff); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new Error('not a zip archive');
}

async function entryAt(archive: Uint8Array, view: DataView, at: number): Promise<Entry> {
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const bytes = archive.slice(start, start + view.getUint32(at + 20, true));
  const content = view.getUint16(at + 10, true) === DEFLATED ? await inflated(bytes, size) : bytes;
  const name = archive.slice(at + ENTRY_BYTES, at + ENTRY_BYTES + view.getUint16(at + 28, true));
  return { name, crc: view.getUint32(at + 16, true), content };
}

/** Stops as soon as there is more than the directory promised. */
async function inflated(bytes: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const content = new Uint8Array(size);
  let filled = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (filled + part.value.length > size) throw new Error('an entry is longer than it says');
    content.set(part.value, filled);
    filled += part.value.length;
  }
  if (filled !== size) throw new Error('an entry is cut short');
  return content;
}

function packed(entries: readonly Entry[]): ArrayBuffer {
  const bytes = (header: number): number =>
    entries.reduce(
      (sum, { name, content }) => sum + header + name.length + (header === LOCAL_BYTES ? content.length : 0),
      0,
    );
  const directory = bytes(LOCAL_BYTES);
  const whole = new Uint8Array(directory + bytes(ENTRY_BYTES) + END_BYTES);
  const view = new DataView(whole.buffer);
  let local = 0;
  let at = directory;
  for (const { name, crc, content } of entries) {
    view.setUint32(local, LOCAL_HEADER, true);
    view.setUint32(at, DIRECTORY_ENTRY, true);
    for (const [base, shift] of [
      [local, 0],
      [at, 2],
    ] as const) {
      view.setUint32(base + 14 + shift, crc, true);
      view.setUint32(base + 18 + shift, content.length, true);
      view.setUint32(base + 22 + shift, content.length, true);
      view.setUint16(base + 26 + shift, name.length, true);
    }
    view.setUint32(at + 42, local, true);
    whole.set(name, local + LOCAL_BYTES);
    whole.set(content, local + LOCAL_BYTES + name.length);
    whole.set(name, at + ENTRY_BYTES);
    local += LOCAL_BYTES + name.length + content.length;
    at += ENTRY_BYTES + name.length;
  }
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return whole.buffer;
}
