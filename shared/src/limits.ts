/** Lengths in characters (code points), sizes in bytes, distances in metres. Columns are made to hold them. */
export const LIMITS = {
  issueText: { min: 0, max: 5000 },
  note: { min: 1, max: 2000 },
  address: { min: 0, max: 200 },
  submissionKey: { min: 8, max: 64 },
  searchText: { min: 1, max: 50 },
  photos: 9,
  photoBytes: 10 * 1024 * 1024,
  /** A decoded photo may hold so many pixels; a 110 KB file can declare 900 million. */
  photoPixels: 40_000_000,
  thumbnailSide: 480,
  photoSide: 2560,
  rating: { min: 1, max: 5 },
  /** Issues one report can be split into. */
  parts: { min: 2, max: 10 },
  page: { min: 1, max: 100, usual: 20 },
  login: { min: 2, max: 40 },
  password: { min: 8, max: 128 },
  /** Outside every grid but this near to one, a point still belongs to it. */
  nearestGridMetres: 50,
  boundaryPoints: 20_000,
  /** A limit of a category, in its unit. */
  limitAmount: 1000,
  officeHours: { min: 11, max: 80 },
  closedDays: 366,
  closedReason: { min: 1, max: 60 },
  keywords: 40,
  keyword: { min: 1, max: 20 },
  /** How near to the place a photo can be asked to be: a phone is not better than 20 m. */
  evidenceMetres: { min: 20, max: 5000 },
  /** Days of a period that figures are asked for. */
  figureDays: 3700,
  /** Whole requests other than photos. */
  bodyBytes: 512 * 1024,
  /** Place is accepted only inside China's bounding box; anything else is a client fault. */
  place: { west: 73, east: 136, south: 3, north: 54 },
} as const;
