export interface Pair {
  /** 1 at the same spot, 0 at the edge of what counts as near. */
  nearness: number;
  /** Null when no kind was named. */
  sameCategory: boolean | null;
  text: string;
  otherText: string;
  ageDays: number;
}

const FRESH_DAYS = 14;

/** 0 to 1: how likely two reports are the same matter, from place, kind, words and time. */
export function likeness({ nearness, sameCategory, text, otherText, ageDays }: Pair): number {
  const words = wordLikeness(text, otherText);
  const kind = sameCategory === null ? 0.5 : Number(sameCategory);
  const fresh = 1 / (1 + ageDays / FRESH_DAYS);
  return 0.35 * nearness + 0.3 * kind + 0.25 * (words ?? 0.5) + 0.1 * fresh;
}

/** Share of common pairs of characters (Dice): Chinese needs no dictionary for that. Null when one says nothing. */
export function wordLikeness(a: string, b: string): number | null {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size === 0 || right.size === 0) return null;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

function pairsOf(text: string): Set<string> {
  const signs = [...text.replace(/[\p{P}\p{S}\s]/gu, '')];
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`));
}
