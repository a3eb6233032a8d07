/** Categories whose keywords occur in the words, most hits first, at most three. None is better than a wild guess. */
export function suggestCategories<C extends { code: string; keywords: readonly string[] }>(
  words: string,
  categories: readonly C[],
): C[] {
  return categories
    .map((category) => ({ category, hits: category.keywords.filter((keyword) => words.includes(keyword)).length }))
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits)
    .slice(0, 3)
    .map(({ category }) => category);
}
