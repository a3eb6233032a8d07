import { type LngLat, METRES_PER_DEGREE } from '@hongqi/shared';

/** Metres east and south of the projection's centre: x to the right and y downwards, as on a screen. */
export interface Spot {
  x: number;
  y: number;
}

export interface Projection {
  toSpot(position: LngLat): Spot;
  toLngLat(spot: Spot): LngLat;
}

/**
 * Equirectangular at the latitude of its centre. Over the ten kilometres of a street it is off by less than the width
 * of a line, and it needs no tiles and no library.
 */
export function projectionAt([lng0, lat0]: LngLat): Projection {
  const perLat = METRES_PER_DEGREE;
  const perLng = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    toSpot: ([lng, lat]) => ({ x: (lng - lng0) * perLng, y: (lat0 - lat) * perLat }),
    toLngLat: ({ x, y }) => [lng0 + x / perLng, lat0 - y / perLat],
  };
}
