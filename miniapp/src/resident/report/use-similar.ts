import { issueRoutes, type SimilarIssue, type SimilarQuery } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { call } from '@/services/api';
import { remark } from '@/services/errors';
import { similarQuery } from './similar';
import type { Draft } from './to-submit';

export interface Similar {
  similar: readonly SimilarIssue[];
  /** The words are written for now: asking at every letter would be a request each. */
  settled(): void;
}

const NONE: readonly SimilarIssue[] = [];

/** What others reported near by, as soon as place and kind or words are known. Without signal there is nothing to see. */
export function useSimilar(draft: Draft): Similar {
  const [words, setWords] = useState(draft.text);
  const [found, setFound] = useState<{ key: string; issues: SimilarIssue[] } | null>(null);
  const query = similarQuery(draft, words);
  const key = query && JSON.stringify(query);

  useEffect(() => {
    if (!key) return;
    let open = true;
    call(issueRoutes.similar, JSON.parse(key) as SimilarQuery)
      .then((issues) => open && setFound({ key, issues }))
      .catch((error: unknown) => remark('similar issues', error));
    return () => {
      open = false;
    };
  }, [key]);

  return { similar: key && found?.key === key ? found.issues : NONE, settled: () => setWords(draft.text) };
}
