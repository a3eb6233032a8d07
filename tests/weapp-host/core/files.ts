import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A photo the story hands over: a path on disk, or bytes with a name. */
export type ChosenFile = string | { name: string; bytes: Uint8Array };

export const USER_DATA_PATH = 'wxfile://usr';

/** The mini-program's file system: `http://tmp/…` for what the phone made, `wxfile://usr/…` for what the app wrote. */
export class TempFiles {
  private readonly stored = new Map<string, Buffer>();
  private next = 1;

  add(bytes: Uint8Array, extension: string): string {
    const name = `http://tmp/${String(this.next++).padStart(6, '0')}.${extension.replace(/^\./, '')}`;
    this.stored.set(name, Buffer.from(bytes));
    return name;
  }

  choose(file: ChosenFile): { path: string; size: number } {
    const bytes = typeof file === 'string' ? readFileSync(file) : Buffer.from(file.bytes);
    const extension = path.extname(typeof file === 'string' ? file : file.name) || '.jpg';
    return { path: this.add(bytes, extension), size: bytes.length };
  }

  write(name: string, bytes: Uint8Array): void {
    this.stored.set(name, Buffer.from(bytes));
  }

  read(name: string): Buffer | undefined {
    return this.stored.get(name);
  }

  remove(name: string): boolean {
    return this.stored.delete(name);
  }

  names(under: string): string[] {
    return [...this.stored.keys()].filter((name) => name.startsWith(`${under}/`));
  }
}

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.mp4': 'video/mp4',
  '.mp3': 'audio/mpeg',
};

export function mediaType(name: string): string {
  return TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** Width and height of a PNG or JPEG, from its header; `null` for anything else. */
export function imageSize(bytes: Buffer): { width: number; height: number; type: 'png' | 'jpeg' } | null {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), type: 'png' };
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), type: 'jpeg' };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
