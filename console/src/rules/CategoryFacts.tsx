import type { CategoryView } from '@hongqi/shared';
import { LimitsTable } from './LimitsTable';
import { asksOf, limitWords } from './rule-words';

/** The rules of a category for those who go by them. */
export function CategoryFacts({ category }: { category: CategoryView }) {
  return (
    <>
      <LimitsTable cell={(urgency, name) => limitWords(category.limits[urgency][name])} />
      <h2 className="rules-heading">办结要求</h2>
      <p>{asksOf(category).join('、') || '没有特别要求'}</p>
      <h2 className="rules-heading">识别类别的词</h2>
      <p>{category.keywords.join('、') || '没有'}</p>
    </>
  );
}
