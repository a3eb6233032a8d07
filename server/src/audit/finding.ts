/** What can be wrong with the history; the words for each are in `report.ts`. */
export type Flaw =
  | 'changed'
  | 'missing'
  | 'extra'
  | 'reordered'
  | 'unprovable'
  | 'tail'
  | 'standing'
  | 'content'
  | 'orphan'
  | 'sealedMissing'
  | 'sealedExtra'
  | 'sealedChanged'
  | 'leavesChanged'
  | 'dayChanged'
  | 'firstDayChanged'
  | 'dayRemoved'
  | 'dayUnsealed'
  | 'notedUnknown';

/** One thing that is wrong, with everything known that helps to find it. */
export interface Finding {
  flaw: Flaw;
  issueId?: string;
  number?: string;
  seq?: number;
  historyId?: string;
  /** Local day of the seal; with `untilDay` all days from it to that one. */
  day?: string;
  untilDay?: string;
  /** For `reordered`: the place the row was written for. */
  wasSeq?: number;
  /** For `notedUnknown`. */
  chain?: string;
}
