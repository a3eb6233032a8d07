import {
  CARD_LABEL,
  type CallView,
  clockTime,
  howFarDue,
  type IssueRow,
  type IssueView,
  type OrderView,
  REQUEST_LABEL,
  type RequestView,
} from '@hongqi/shared';
import { dayWords } from './moment';

/** What the holder asked for and nobody has decided yet. */
export function requestWords(request: RequestView, now: Date): { title: string; waits: string } {
  const until = request.until ? `到 ${clockTime(request.until, now)}` : '';
  const by = request.dueAt ? `，最迟 ${clockTime(request.dueAt, now)}` : '';
  return {
    title: `承办人申请${REQUEST_LABEL[request.kind]}${until}`,
    waits: request.arbitration ? `已多次退回，等街道督办领导裁定${by}` : `等坐席审批${by}`,
  };
}

export function orderWords(order: OrderView, now: Date): { title: string; due: string } {
  const title = `${CARD_LABEL[order.card]}督办 · ${order.issuer}（${order.areaName}）`;
  if (order.answeredAt) return { title, due: `已在 ${clockTime(order.answeredAt, now)} 回复，等发出人解除` };
  if (!order.dueAt) return { title, due: '请尽快回复' };
  return { title, due: `请在 ${clockTime(order.dueAt, now)} 前回复（${howFarDue(order.dueAt, now)}）` };
}

/** What a level that was called has done so far. */
export function callWords({ dueAt, doneAt }: CallView, now: Date): string {
  if (doneAt) return `已答复 · ${clockTime(doneAt, now)}`;
  if (!dueAt) return '等待答复';
  const until = clockTime(dueAt, now);
  return new Date(dueAt).getTime() < now.getTime() ? `还没有答复，本应在 ${until} 前` : `等待答复，最迟 ${until}`;
}

type Pressed = Pick<IssueRow, 'card' | 'awaits' | 'reporters' | 'urges' | 'state' | 'pausedUntil'>;

/** What presses on a task besides its light, in words; `late` ones are drawn as such. */
export function pressWords(row: Pressed, now: Date): { words: string; late: boolean }[] {
  const until = row.pausedUntil ? `到 ${dayWords(row.pausedUntil, now)}` : '';
  return [
    row.card && { words: `督办 · ${CARD_LABEL[row.card]}`, late: true },
    row.awaits && { words: AWAITS_WORDS[row.awaits], late: false },
    row.state === 'suspended' && { words: `已挂起${until}`, late: false },
    row.state === 'asked' && { words: `等居民补充${until}`, late: false },
    row.urges > 0 && { words: `催办 ${row.urges}`, late: false },
    row.reporters > 1 && { words: `${row.reporters} 人反映`, late: false },
  ].filter((chip) => chip !== null && chip !== false);
}

const AWAITS_WORDS = { request: '等审批', arbitration: '等裁定', appeal: '评价申诉中' } as const;

/** What was decided about a rating the holder appealed against. */
export function appealWords(appeal: IssueView['appeal']): string | null {
  switch (appeal) {
    case 'waiting':
      return '承办人已申诉，等街道裁定';
    case 'excluded':
      return '已剔除，不计入统计';
    case 'upheld':
      return '维持不变';
    default:
      return null;
  }
}
