import { imageSize, mediaType, type ChosenFile } from '../core/files';
import type { Device } from '../core/device';
import { asDict, text, type Dict } from '../core/types';
import { ask, privacy } from './ask';
import { ApiFailure, apis } from './kit';

function chosen(device: Device, answer: unknown, limit: number): { path: string; size: number }[] {
  const files = (Array.isArray(answer) ? answer : [answer]) as ChosenFile[];
  if (files.length > limit) throw new ApiFailure(`the person cannot choose ${files.length} files, count is ${limit}`);
  return files.map((file) => device.files.choose(file));
}

/** Photos: the answer to `chooseMedia` and `chooseImage` is a list of paths on disk, or `{ name, bytes }`. */
export function mediaApis(device: Device): Dict {
  return apis(device, {
    chooseMedia: async (options) => {
      await privacy(device, 'chooseMedia');
      const answer = await ask(device, 'chooseMedia', options);
      const files = chosen(device, answer, Number(options.count) || 9);
      const kind = (path: string): string => (mediaType(path).startsWith('video') ? 'video' : 'image');
      return {
        type: files.every(({ path }) => kind(path) === 'video') ? 'video' : 'image',
        tempFiles: files.map(({ path, size }) => ({ tempFilePath: path, size, fileType: kind(path) })),
      };
    },
    chooseImage: async (options) => {
      await privacy(device, 'chooseImage');
      const files = chosen(device, await ask(device, 'chooseImage', options), Number(options.count) || 9);
      return { tempFilePaths: files.map(({ path }) => path), tempFiles: files };
    },
    // Bytes are handed on as they are: what compression really does shows only on a phone.
    compressImage: ({ src }) => {
      const bytes = device.files.read(text(src));
      if (!bytes) throw new ApiFailure('file not exists');
      return { tempFilePath: device.files.add(bytes, text(src).split('.').pop() ?? 'jpg') };
    },
    getImageInfo: ({ src }) => {
      const bytes = device.files.read(text(src));
      const size = bytes ? imageSize(bytes) : null;
      if (!size) throw new ApiFailure(`download image fail. reason: ${text(src)} is not in this phone`);
      return { ...size, path: src, orientation: 'up' };
    },
    previewImage: () => undefined,
    previewMedia: () => undefined,
    saveImageToPhotosAlbum: async (options) => {
      await privacy(device, 'saveImageToPhotosAlbum');
      await ask(device, 'saveImageToPhotosAlbum', options);
    },
    scanCode: async (options) => {
      await privacy(device, 'scanCode');
      return { scanType: 'QR_CODE', charSet: 'utf-8', ...asDict(await ask(device, 'scanCode', options)) };
    },
  });
}
