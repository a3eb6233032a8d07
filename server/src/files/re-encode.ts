import sharp, { type Sharp } from 'sharp';
import { AppError, LIMITS } from '@hongqi/shared';

/** Formats people's phones make, by content. SVG and PDF can carry scripts and are no photos. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']);

export interface Picture {
  full: Buffer;
  thumb: Buffer;
  /** Pixels of `full`, upright. */
  width: number;
  height: number;
}

// Two pictures at once are enough for two cores; a queue of uploads must not starve everything else.
sharp.concurrency(1);
sharp.cache(false);

/**
 * A photo as JPEG without anything but its pixels: upright, no EXIF, no GPS, no colour profile, no bytes that hid behind
 * the picture. Refused before decoding when the header declares too many pixels.
 */
export async function reEncode(input: Buffer): Promise<Picture> {
  await refuseOthers(input);
  try {
    const upright = open(input).rotate();
    const full = await shrunk(upright.clone(), LIMITS.photoSide)
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const thumb = await shrunk(sharp(full.data), LIMITS.thumbnailSide).jpeg({ quality: 70 }).toBuffer();
    return { full: full.data, thumb, width: full.info.width, height: full.info.height };
  } catch (error) {
    // What cannot be decoded to its end is no photo: truncated, damaged, or only its first bytes look like one.
    throw new AppError('PHOTO_NOT_IMAGE', { reason: firstLine(error) });
  }
}

async function refuseOthers(input: Buffer): Promise<void> {
  let header;
  try {
    header = await sharp(input, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw new AppError('PHOTO_NOT_IMAGE', { reason: firstLine(error) });
  }
  if (!FORMATS.has(header.format)) throw new AppError('PHOTO_NOT_IMAGE', { reason: `format ${header.format}` });
  const pixels = (header.width ?? 0) * (header.height ?? 0);
  if (pixels === 0 || pixels > LIMITS.photoPixels) throw new AppError('PHOTO_TOO_MANY_PIXELS', { pixels });
}

function open(input: Buffer): Sharp {
  return sharp(input, { limitInputPixels: LIMITS.photoPixels, failOn: 'error', pages: 1 });
}

function shrunk(picture: Sharp, side: number): Sharp {
  return picture
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
