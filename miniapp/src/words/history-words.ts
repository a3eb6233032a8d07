import {
  ACTION_LABEL,
  CARD_LABEL,
  CLOCK_LABEL,
  type HistoryView,
  REQUEST_LABEL,
  type RequestKind,
} from '@hongqi/shared';
import { momentWords } from './moment';

export interface StepWords {
  title: string;
  /** What else it did, one line each. */
  lines: string[];
}

/** One step of an issue as people read it: who, what, and what it changed. */
export function stepWords(entry: HistoryView, now: Date): StepWords {
  const { relation, name } = entry.actor;
  const who = relation === 'router' || relation === 'deadline' ? '平台' : name;
  return { title: `${who} ${whatOf(entry, now)}`, lines: linesOf(entry, now) };
}

/** Several presses of the reporter in a row are one line: each is read, none of them counts for more. */
export interface MergedStep {
  entry: HistoryView;
  times: number;
  notes: string[];
}

/** Latest first: it is what people open the page for. */
export function mergedSteps(history: readonly HistoryView[]): MergedStep[] {
  const steps: MergedStep[] = [];
  for (const entry of [...history].reverse()) {
    const last = steps[steps.length - 1];
    const notes = entry.note ? [entry.note] : [];
    if (last && last.entry.action === 'urge' && entry.action === 'urge') {
      last.times += 1;
      last.notes.push(...notes);
    } else steps.push({ entry, times: 1, notes });
  }
  return steps;
}

function whatOf({ action, holder, effects }: HistoryView, now: Date): string {
  const label = ACTION_LABEL[action];
  const request = effects?.request;
  const until = request?.until ? `到 ${momentWords(request.until, now)}` : '';
  const clock = effects?.ranOut ? CLOCK_LABEL[effects.ranOut] : null;
  const card = effects?.order ? CARD_LABEL[effects.order.card] : null;
  switch (action) {
    case 'dispatch':
    case 'arbitrate':
      return holder ? `${label}给 ${holder}` : label;
    case 'extend':
    case 'suspend':
      return `${label}${until}`;
    case 'return':
      return '申请退回';
    case 'grant':
      return request ? `同意${GRANTED[request.kind]}${until}` : label;
    case 'refuse':
      return request ? `没有同意${REQUEST_LABEL[request.kind]}申请` : label;
    case 'resume':
      return '恢复办理';
    case 'supervise':
      return card ? `发出${card}督办` : label;
    case 'harden':
      return card ? `督办升为${card}` : label;
    case 'warn':
      return clock ? `提醒：${clock}时限快到了` : label;
    case 'expire':
      return clock ? `提醒：${clock}已超期` : label;
    case 'climb':
      return clock ? `${clock}超期已久，已报上级领导` : label;
    case 'split':
      return effects?.parts ? `拆分成 ${effects.parts.length} 件` : label;
    default:
      return label;
  }
}

/** To a resident a suspension is a pause. */
const GRANTED: Record<RequestKind, string> = { extend: '延期', suspend: '暂停', return: '退回' };

function linesOf({ action, effects, note }: HistoryView, now: Date): string[] {
  const lines: string[] = [];
  const reason = effects?.request?.note;
  if ((action === 'grant' || action === 'refuse') && reason && reason !== note) lines.push(`申请原因：${reason}`);
  if (action === 'supervise' && effects?.order?.due) lines.push(`请在 ${momentWords(effects.order.due, now)} 前回复`);
  if (action === 'edit' && effects?.was) lines.push(`原来写的：${effects.was.text}`);
  return lines;
}
