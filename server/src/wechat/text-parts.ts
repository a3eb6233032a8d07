/** Where a text is to appear: 1 profile, 2 comment, 3 forum, 4 social log. */
export type ContentScene = 1 | 2 | 3 | 4;

export interface TextVerdict {
  suggest: 'pass' | 'review' | 'risky';
  /** 100 normal, 10001 advertisement, 20001 politics, 20002 pornography, 20003 abuse, 20006 crime, 20008 fraud … */
  label: number;
  traceId: string;
}

/** Names the judgement to come. */
export interface MediaVerdict {
  traceId: string;
}

const PART_CHARACTERS = 2500;
/** Parts overlap, so that a phrase on the border is seen whole by one of them. */
const OVERLAP_CHARACTERS = 50;
const SEVERITY = { pass: 0, review: 1, risky: 2 } as const;

/** At least one part, none longer than the platform takes (2,500, counted in UTF-16 units to be on the safe side). */
export function splitText(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (;;) {
    const end = start + PART_CHARACTERS;
    if (end >= text.length) return [...parts, text.slice(start)];
    const whole = isPairCut(text, end) ? end - 1 : end;
    parts.push(text.slice(start, whole));
    const next = whole - OVERLAP_CHARACTERS;
    start = isPairCut(text, next) ? next - 1 : next;
  }
}

/** The severest of them, the first among equals. */
export function worstOf(verdicts: readonly TextVerdict[]): TextVerdict {
  return verdicts.reduce((worst, one) => (SEVERITY[one.suggest] > SEVERITY[worst.suggest] ? one : worst));
}

function isPairCut(text: string, index: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(index - 1, index + 1));
}
