import { useDidShow } from '@tarojs/taro';
import { distanceMetres, type Place } from '@hongqi/shared';
import { useState } from 'react';
import { remark } from '@/services/errors';
import { whereAmI } from '@/services/place';
import { mayLocateQuietly } from '@/services/platform';

export interface Here {
  here: { lng: number; lat: number } | null;
  ask(): Promise<void>;
}

/** Where the worker stands: read by itself once allowed, asked for only by a press. */
export function useHere(): Here {
  const [here, setHere] = useState<Here['here']>(null);
  const ask = async () => setHere(await whereAmI());
  useDidShow(() => {
    mayLocateQuietly()
      .then((may) => (may ? ask() : undefined))
      .catch((error: unknown) => remark('location', error));
  });
  return { here, ask };
}

/** `350 米`, `1.2 公里`, or null when either end is unknown. */
export function distanceWords(here: Here['here'], place: Place | null): string | null {
  if (!here || !place) return null;
  const metres = distanceMetres([here.lng, here.lat], [place.lng, place.lat]);
  return metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}
