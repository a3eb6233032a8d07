/** Degrees, longitude first, as in GeoJSON; gcj02 everywhere inside the platform. */
export type LngLat = readonly [number, number];

/** Closed: the last position repeats the first. Either winding. */
export type Ring = readonly LngLat[];

/** The shell, then its holes. */
export type Polygon = readonly Ring[];

/** Coordinates of a GeoJSON MultiPolygon. */
export type MultiPolygon = readonly Polygon[];

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** gcj02 degrees and the words people use for the place. */
export interface Place {
  lng: number;
  lat: number;
  address: string;
}
