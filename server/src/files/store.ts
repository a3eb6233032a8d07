import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '@hongqi/shared';
import { Config } from '../config';

export interface OpenFile {
  bytes: number;
  /** Read to its end or destroyed, it closes the file. */
  content: Readable;
}

/** Where files are kept, by names made here and never by people. */
export abstract class FileStore {
  /** Whole or not at all; replaces nothing that is there half. */
  abstract write(name: string, content: Buffer): Promise<void>;
  /** Throws NOT_FOUND when there is no such file. */
  abstract read(name: string): Promise<Buffer>;
  /** For what is large: read as fast as it is taken. Throws NOT_FOUND when there is no such file. */
  abstract open(name: string): Promise<OpenFile>;
  /** Removing what is not there is no error. */
  abstract remove(name: string): Promise<void>;
}

@Injectable()
export class DiskStore extends FileStore {
  private readonly root: string;

  constructor(config: Config) {
    super();
    this.root = join(config.dataDir, 'photos');
  }

  async write(name: string, content: Buffer): Promise<void> {
    const path = this.pathOf(name);
    const partial = `${path}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(partial, 'w');
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(partial, path);
    } catch (error) {
      await this.remove(`${name}.part`);
      throw cannotWrite(error) ? Object.assign(new AppError('BUSY'), { cause: error }) : error;
    }
  }

  async read(name: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(name));
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new AppError('NOT_FOUND') : error;
    }
  }

  async open(name: string): Promise<OpenFile> {
    try {
      const file = await open(this.pathOf(name));
      try {
        const { size } = await file.stat();
        return { bytes: size, content: file.createReadStream() };
      } catch (error) {
        await file.close();
        throw error;
      }
    } catch (error) {
      throw codeOf(error) === 'ENOENT' ? new AppError('NOT_FOUND') : error;
    }
  }

  async remove(name: string): Promise<void> {
    try {
      await rm(this.pathOf(name), { force: true });
    } catch (error) {
      // Where there is no folder there is no file.
      if (codeOf(error) !== 'ENOTDIR') throw error;
    }
  }

  /** Spread over folders by the last two characters, which are random. */
  private pathOf(name: string): string {
    const stem = name.split('.')[0] ?? name;
    return join(this.root, stem.slice(-2), name);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}

/** The disk is full, failing, read-only or not where it should be: for a person to repair, and then the same works. */
function cannotWrite(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'ENOTDIR', 'EEXIST'].some((code) => code === codeOf(error));
}
