import {
  clockTime,
  howFarDue,
  howLongAgo,
  type Light,
  LIGHT_SHAPE,
  type ReceivedRow,
  type ReceivedView,
  SETTLED_LABEL,
} from '@hongqi/shared';

const NEAR_MS = 24 * 3_600_000;

/** Until when something is asked, with its light; null where nothing is asked (any more). */
export function dueWords(
  row: Pick<ReceivedRow, 'dueAt' | 'settled' | 'state'>,
  now: Date,
): { light: Light; words: string; exact: string } | null {
  if (row.dueAt === null || row.settled || row.state === 'recalled' || row.state === 'closed') return null;
  const left = new Date(row.dueAt).getTime() - now.getTime();
  const light = left < 0 ? 'red' : left < NEAR_MS ? 'yellow' : 'green';
  return { light, words: `${LIGHT_SHAPE[light]} ${howFarDue(row.dueAt, now)}`, exact: exactly(row.dueAt, now) };
}

function exactly(dueAt: string, now: Date): string {
  return `${clockTime(dueAt, now)} 前`;
}

/** What the one button of a row says: it opens the page, where what is asked is done. */
export function buttonWords({ state, settled, wants }: Pick<ReceivedRow, 'state' | 'settled' | 'wants'>): string {
  return isOver(state) || settled ? '查看' : OPEN_WORDS[wants];
}

const OPEN_WORDS: Record<ReceivedRow['wants'], string> = { read: '查看', receipt: '查看并回执', form: '去反馈' };

/** How a row stands, for a list of everything. */
export function standingWords({ state, settled, wants }: Pick<ReceivedRow, 'state' | 'settled' | 'wants'>): string {
  if (state === 'recalled') return '已撤回';
  if (settled) return SETTLED_LABEL[wants];
  return state === 'closed' ? '已结束' : wants === 'form' ? '待反馈' : wants === 'receipt' ? '待回执' : '未读';
}

/** What the person has done about it: `已回执 · 今天 14:10`. */
export function settledWords(view: Pick<ReceivedView, 'wants' | 'answeredAt' | 'answeredBy'>, now: Date): string {
  const done = view.answeredBy ? `网格员 ${view.answeredBy} 已代您回执` : SETTLED_LABEL[view.wants];
  return view.answeredAt ? `${done} · ${howLongAgo(view.answeredAt, now)}` : done;
}

/** `社区附言`, `红旗社区附言`: whose words these are. */
export function additionTitle(from: string): string {
  return `${from}附言`;
}

/** `1.2 MB`, `340 KB`. */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

function isOver(state: ReceivedRow['state']): boolean {
  return state === 'recalled' || state === 'closed';
}
