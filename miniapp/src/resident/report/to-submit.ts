import type { Place, Source, SubmitIssue } from '@hongqi/shared';

/** A report not yet sent, as it is kept on the phone after every change. */
export interface Draft {
  submissionKey: string;
  text: string;
  categoryCode: string | null;
  urgent: boolean;
  anonymous: boolean;
  address: string;
  point: { lng: number; lat: number } | null;
  photos: ({ id: string; thumbnail: string } | { path: string })[];
}

/** What is said when somebody has nothing to add to what others reported. */
const SAME_HERE = '我也遇到';

/**
 * What is sent. A typed address without a point is still worth telling: it goes at the end of the words. `follows` is the
 * issue that is the same matter; whoever follows keeps their own words, and needs none.
 */
export function toSubmit(draft: Draft, photos: string[], source: Source, follows?: string): SubmitIssue {
  const address = draft.address.trim();
  const place: Place | undefined = draft.point ? { ...draft.point, address } : undefined;
  const words = draft.text.trim();
  const text = place || !address ? words : [words, `地点：${address}`].filter(Boolean).join('\n');
  return {
    submissionKey: draft.submissionKey,
    text: follows && !text ? SAME_HERE : text,
    categoryCode: draft.categoryCode ?? undefined,
    urgency: draft.urgent ? 'urgent' : undefined,
    place,
    photos: photos.length ? photos : undefined,
    anonymous: draft.anonymous || undefined,
    source,
    follows,
  };
}
