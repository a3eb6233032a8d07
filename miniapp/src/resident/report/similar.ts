import { LIMITS, type SimilarIssue, type SimilarQuery } from '@hongqi/shared';
import type { Draft } from './to-submit';

/** Null while too little is known: everything near by would be shown, like it or not. */
export function similarQuery(
  { point, categoryCode }: Pick<Draft, 'point' | 'categoryCode'>,
  words: string,
): SimilarQuery | null {
  const text = words.trim().slice(0, LIMITS.searchText.max);
  if (!point || (!categoryCode && !text)) return null;
  return { ...point, ...(categoryCode && { categoryCode }), ...(text && { text }) };
}

/** How far away, and how many people: `约 120 米`, `3 人反映`. */
export function nearWords({ metres, reporters }: Pick<SimilarIssue, 'metres' | 'reporters'>): string[] {
  const far = metres < 20 ? '就在这里' : `约 ${Math.round(metres / 10) * 10} 米`;
  return [far, `${reporters} 人反映`];
}
