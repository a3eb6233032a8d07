import { type FigureDefinition, figureRule, figureText, type FigureValue } from '@hongqi/shared';

export interface Change {
  /** `升 2.30 点`, `降 1 小时`, `持平`; empty where there is nothing to compare with. */
  words: string;
  sense: 'better' | 'worse' | null;
}

/** Against the period before. A point is one hundredth of a rate. */
export function changeOf(
  { key, unit, better }: FigureDefinition,
  value: FigureValue,
  before: FigureValue | undefined,
): Change {
  if (value.value === null || !before || before.value === null) return { words: '', sense: null };
  const exact = value.value - before.value;
  // What would be shown as no difference is none.
  const by = unit === 'share' ? Math.round(exact * 10_000) / 10_000 : exact;
  const size = Math.abs(by);
  const words = unit === 'share' ? `${(size * 100).toFixed(2)} 点` : figureText(figureRule(key), { value: size });
  if (by === 0) return { words: '持平', sense: null };
  const isBetter = better === (by > 0 ? 'high' : 'low');
  return { words: `${by > 0 ? '升' : '降'} ${words}`, sense: better === null ? null : isBetter ? 'better' : 'worse' };
}
