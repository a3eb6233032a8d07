import { deflateRawSync } from 'node:zlib';
import { unzipFile } from './zip';

/** An archive of files, as the format's own description has it; `spoil` changes its bytes. */
function zip(files: readonly { name: string; text: string; method: number }[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, text, method } of files) {
    const bytes = method === 8 ? deflateRawSync(Buffer.from(text)) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(Buffer.byteLength(text), 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(Buffer.concat(bodies).length, 42);
    bodies.push(local, Buffer.from(name), bytes);
    directory.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(bodies).length, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

const long = '诉求'.repeat(5000);
const archive = zip([
  { name: 'packed.csv', text: long, method: 8 },
  { name: 'plain.csv', text: 'a,b', method: 0 },
  { name: 'odd.csv', text: 'a', method: 12 },
]);

describe('a zip archive', () => {
  it('gives each of its files', () => {
    expect(unzipFile(archive, 'packed.csv').toString()).toBe(long);
    expect(unzipFile(archive, 'plain.csv').toString()).toBe('a,b');
  });

  it('is refused where it is none, or broken, or packed in another way', () => {
    expect(() => unzipFile(Buffer.from('no archive'), 'a')).toThrow('not a zip archive');
    expect(() => unzipFile(archive, 'missing.csv')).toThrow('missing.csv is not in the zip archive');
    expect(() => unzipFile(archive, 'odd.csv')).toThrow('packed in a way (12)');
    const broken = Buffer.from(archive);
    broken.writeUInt32LE(0, 0);
    expect(() => unzipFile(broken, 'packed.csv')).toThrow('a file of the zip archive is broken');
  });
});
