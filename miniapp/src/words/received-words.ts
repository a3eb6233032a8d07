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
  row: Pick<ReceivedRow, 'dueAt' | 'settled' | 'over'>,
  now: Date,
): { light: Light; words: string; exact: string } | null {
  if (row.dueAt === null || row.settled || row.over) return null;
  const left = new Date(row.dueAt).getTime() - now.getTime();
  const light = left < 0 ? 'red' : left < NEAR_MS ? 'yellow' : 'green';
  return { light, words: `${LIGHT_SHAPE[light]} ${howFarDue(row.dueAt, now)}`, exact: exactly(row.dueAt, now) };
}

function exactly(dueAt: string, now: Date): string {
  return `${clockTime(dueAt, now)} 前`;
}

/** What the one button of a row says: it opens the page, where what is asked is done. */
export function buttonWords({ over, settled, wants }: Pick<ReceivedRow, 'over' | 'settled' | 'wants'>): string {
  return over || settled ? '查看' : OPEN_WORDS[wants];
}

const OPEN_WORDS: Record<ReceivedRow['wants'], string> = { read: '查看', receipt: '查看并回执', form: '去反馈' };

/** How a row stands, for a list of everything. */
export function standingWords(row: Pick<ReceivedRow, 'state' | 'over' | 'settled' | 'wants'>): string {
  if (row.state === 'recalled') return '已撤回';
  if (row.settled) return SETTLED_LABEL[row.wants];
  return row.over ? '已结束' : OPEN_LABEL[row.wants];
}

const OPEN_LABEL: Record<ReceivedRow['wants'], string> = { read: '未读', receipt: '待回执', form: '待反馈' };

/** For whoever had it to settle and need not any more. */
export function overWords({ state, wants }: Pick<ReceivedRow, 'state' | 'wants'>): string {
  return `${state === 'recalled' ? '已撤回' : '已结束'}，${NO_MORE[wants]}`;
}

const NO_MORE: Record<ReceivedRow['wants'], string> = {
  read: '不用再看',
  receipt: '不用再回执',
  form: '不用再反馈',
};

/** How many of a worker's residents are still to settle it: `未回执居民 3 人`. */
export function unsettledWords(wants: ReceivedRow['wants'], people: number): string {
  if (people === 0) return `居民都${SETTLED_LABEL[wants]}`;
  return `${wants === 'receipt' ? '未回执' : '未完成'}居民 ${people} 人`;
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
