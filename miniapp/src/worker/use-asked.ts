import { directiveRoutes, receivedRoutes } from '@hongqi/shared';
import { useEffect, useState } from 'react';
import { call } from '@/services/api';
import { codeOf, remark } from '@/services/errors';
import { rememberAsked, seenAsked } from './walk-cache';
import type { Asked } from './walk-memory';

/** What a directive asks of households: known from the phone at once, fresh when there is signal. */
export function useAsked(directiveId: string | null): Asked | null {
  const [asked, setAsked] = useState(() => (directiveId ? seenAsked(directiveId) : null));
  useEffect(() => {
    let open = true;
    if (directiveId) {
      fetchAsked(directiveId)
        .then((fresh) => {
          rememberAsked(fresh);
          if (open) setAsked(fresh);
        })
        .catch((error: unknown) => remark('directive', error));
    }
    return () => {
      open = false;
    };
  }, [directiveId]);
  return asked?.id === directiveId ? asked : directiveId ? seenAsked(directiveId) : null;
}

/** A directive for residents only never came to the worker who walks it: then it is read as one of their area's. */
async function fetchAsked(id: string): Promise<Asked> {
  try {
    const { title, text, wants, form, over } = await call(receivedRoutes.one, {}, { id });
    return { id, title, text, wants, form, over };
  } catch (error) {
    if (codeOf(error) !== 'NOT_FOUND') throw error;
  }
  const { state, content } = await call(directiveRoutes.one, {}, { id });
  const { title, text, wants, form } = content;
  return { id, title, text, wants, form, over: state === 'closed' || state === 'recalled' };
}
