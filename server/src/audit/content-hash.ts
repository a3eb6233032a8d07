import { createHash } from 'node:crypto';

/** What a reporter said, as far as the history vouches for it. */
export interface Content {
  text: string;
  categoryCode: string;
  address: string;
  lng: number | null;
  lat: number | null;
}

/** Tenths of a metre: no database gives a double back more loosely than that. */
const DEGREES = 6;

/**
 * SHA-256, 64 hexadecimal digits. It stands in the effects of the steps that set the content, so that the chain covers
 * words that are too long to be kept twice.
 */
export function contentHash({ text, categoryCode, address, lng, lat }: Content): string {
  const place = [lng, lat].map((degrees) => degrees?.toFixed(DEGREES) ?? null);
  const said = JSON.stringify([text.toWellFormed(), categoryCode, address.toWellFormed(), ...place]);
  return createHash('sha256').update(said).digest('hex');
}
