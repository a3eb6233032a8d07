import type { SubmitIssue } from '@hongqi/shared';

interface Found {
  submissionKey: string;
  words: string;
  categoryCode: string | null;
  /** Ids; those not uploaded yet are added before it is sent. */
  photos: string[];
  /** Where the phone says it is, when it may. */
  position: { lng: number; lat: number } | null;
  /** `新建路6号楼 2单元 301`. */
  door: string;
  directiveId: string | null;
}

/** A problem found at a door as an issue. Without a position the door still stands at the end of the words. */
export function doorReport({
  submissionKey,
  words,
  categoryCode,
  photos,
  position,
  door,
  directiveId,
}: Found): SubmitIssue {
  const text = words.trim();
  return {
    submissionKey,
    text: position ? text : [text, `地点：${door}`].filter(Boolean).join('\n'),
    categoryCode: categoryCode ?? undefined,
    place: position ? { ...position, address: door } : undefined,
    photos: photos.length ? photos : undefined,
    source: directiveId ? 'directive' : 'worker',
    directiveId: directiveId ?? undefined,
  };
}
