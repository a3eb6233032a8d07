import {
  type Action,
  type Card,
  type CallView,
  clockTime,
  type Counts,
  howFarDue,
  type IssueState,
  type IssueView,
  RATING_LABEL,
  REQUEST_LABEL,
} from '@hongqi/shared';

/** One thing that is open on the issue and waits for somebody, with the actions that answer it. */
export interface Pressing {
  key: 'pause' | 'request' | 'order' | 'shout' | 'late' | 'appeal';
  card: Card | null;
  title: string;
  words: string;
  /** Until when, or how it stands. */
  due: string;
  isLate: boolean;
  actions: Action[];
}

const ANSWERS: Record<Pressing['key'], readonly Action[]> = {
  pause: ['resume'],
  request: ['grant', 'refuse', 'arbitrate'],
  order: ['answer', 'lift'],
  shout: ['answerCall'],
  late: [],
  appeal: ['exclude', 'uphold'],
};

/** Everything open on it, what others wait for first; only actions this person may take. */
export function pressings(view: IssueView, now: Date): Pressing[] {
  const found = [request(view, now), shout(view, now), order(view, now), appeal(view), late(view), pause(view, now)];
  return found.flatMap((each) =>
    each ? [{ ...each, actions: ANSWERS[each.key].filter((action) => view.actions.includes(action)) }] : [],
  );
}

/** `退回 1 次`, `延期 2 次`; what never happened is not told. */
export function countWords(counts: Counts): string[] {
  const told: [keyof Counts, string][] = [
    ['returns', '退回'],
    ['extensions', '延期'],
    ['suspensions', '挂起'],
    ['reopens', '重办'],
    ['urges', '催办'],
  ];
  return told.flatMap(([name, word]) => (counts[name] ? [`${word} ${counts[name]} 次`] : []));
}

/** Promises nobody has to keep any more because the matter ended elsewhere: not kept, not broken. */
export function voidClocks({ state, history }: Pick<IssueView, 'state' | 'history'>): string[] {
  if (!ENDED_ELSEWHERE.includes(state)) return [];
  const end = history.findLast(({ from, to }) => from !== to);
  return Object.keys(end?.effects?.clocks ?? {});
}

const ENDED_ELSEWHERE: readonly IssueState[] = ['merged', 'split', 'withdrawn', 'rejected'];

type Told = Omit<Pressing, 'actions'> | null;

function request({ request: asked }: IssueView, now: Date): Told {
  if (!asked) return null;
  const until = asked.until ? `到 ${clockTime(asked.until, now)}` : '';
  return {
    key: 'request',
    card: null,
    title: `申请${REQUEST_LABEL[asked.kind]}${until}`,
    words: asked.note,
    ...within(asked.dueAt, asked.arbitration ? '须由督办领导裁定' : '审批', now),
  };
}

function order({ order: open }: IssueView, now: Date): Told {
  if (!open) return null;
  const title = `${open.areaName} ${open.issuer} 督办`;
  const answered = open.answeredAt ? { due: `${clockTime(open.answeredAt, now)} 已回复`, isLate: false } : null;
  return {
    key: 'order',
    card: open.card,
    title,
    words: open.note ?? '',
    ...(answered ?? within(open.dueAt, '回复', now)),
  };
}

/** The newest call to every level: which have answered, and until when the others have to. */
function shout({ calls, history }: IssueView, now: Date): Told {
  const shouted = calls.filter(({ why }) => why === 'shout');
  const waiting = shouted.filter(({ doneAt }) => doneAt === null);
  if (waiting.length === 0) return null;
  const answered = shouted.filter(({ doneAt }) => doneAt !== null);
  const stands = answered.length ? `等${names(waiting)}，${names(answered)}已答复` : `等${names(waiting)}`;
  return {
    key: 'shout',
    card: null,
    title: '居民喊到顶',
    words: `${lastNote(history, 'shout')}（${stands}）`,
    ...within(waiting[0]?.dueAt ?? null, '答复', now),
  };
}

function late({ calls }: IssueView): Told {
  const listed = calls.filter(({ why, doneAt }) => why === 'late' && doneAt === null);
  if (listed.length === 0) return null;
  return { key: 'late', card: null, title: '超期已久', words: `已报到${names(listed)}领导`, due: '', isLate: true };
}

function appeal({ appeal: stands, history }: IssueView): Told {
  if (stands !== 'waiting') return null;
  const rating = history.findLast((entry) => entry.rating)?.rating;
  const given = rating
    ? `对「${RATING_LABEL[rating.score]} · ${rating.solved ? '已解决' : '没有解决'}」的申诉`
    : '评价申诉';
  return {
    key: 'appeal',
    card: null,
    title: given,
    words: lastNote(history, 'appeal'),
    due: '待领导裁定',
    isLate: false,
  };
}

function pause({ pause: until, state }: IssueView, now: Date): Told {
  if (!until) return null;
  const day = clockTime(until.until, now);
  const title = state === 'asked' ? `等居民补充到 ${day}` : `已挂起到 ${day}`;
  return { key: 'pause', card: null, title, words: until.note ?? '', due: '处置计时暂停', isLate: false };
}

function lastNote(history: IssueView['history'], action: Action): string {
  return history.findLast((entry) => entry.action === action)?.note ?? '';
}

function names(calls: readonly CallView[]): string {
  return calls.map(({ areaName }) => areaName).join('、');
}

function within(dueAt: string | null, what: string, now: Date): { due: string; isLate: boolean } {
  if (!dueAt) return { due: what, isLate: false };
  return { due: `${what}：${howFarDue(dueAt, now)}`, isLate: Date.parse(dueAt) <= now.getTime() };
}
