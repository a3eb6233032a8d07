import { type IssueView, spokenNumber } from '@hongqi/shared';
import { dayWords } from './moment';

/** Where an issue stands, as one sentence to the person who looks at it. How long it may take stands in the promises. */
export function statusSentence(view: IssueView, now: Date): string {
  const holder = view.holder?.name ?? '承办人';
  const mine = view.relations.includes('reporter');
  switch (view.state) {
    case 'submitted':
      return '已收到，街道治理中心正在安排承办人';
    case 'assigned':
      return view.counts.reopens > 0 ? `要求重新办理，已派给${holder}，等待签收` : `已派给${holder}，等待签收`;
    case 'handling':
      return `${holder}已接手，正在办理`;
    case 'suspended':
      return view.pause ? `已暂停到 ${dayWords(view.pause.until, now)}${because(view.pause.note)}` : '已暂停';
    case 'asked':
      return mine ? `${holder}想请您补充情况` : '等居民补充情况';
    case 'checking':
      return `${holder}已办完，等待核查`;
    case 'resolved':
      return isAffected(view) ? `${holder}已办结，请您评价` : `${holder}已办结，等待居民评价`;
    case 'closed':
      return closedSentence(view);
    case 'rejected':
      return lastNote(view, 'reject') ?? '不在受理范围';
    case 'withdrawn':
      return mine ? '您已撤回这件诉求' : '居民已撤回';
    case 'merged':
      return view.lead ? `与 ${spokenNumber(view.lead.number)} 是同一件事，合并办理` : '已与另一件合并办理';
    case 'split':
      return view.children.length ? `已分成 ${view.children.length} 件，分别办理` : '已分成几件，分别办理';
  }
}

/** Whoever said "me too" is asked as well: each of them may say whether it is solved. */
export function isAffected({ relations }: Pick<IssueView, 'relations'>): boolean {
  return relations.includes('reporter') || relations.includes('follower');
}

function closedSentence(view: IssueView): string {
  if (view.children.length > 0) return '分开办理的几件都已办结';
  if (!view.rating) return '已结案';
  if (view.rating.solved) return '已结案，问题已解决';
  return view.relations.includes('reporter') ? '已结案，您认为没有解决' : '已结案，居民认为没有解决';
}

function because(note: string | null): string {
  return note ? `：${note}` : '';
}

function lastNote(view: IssueView, action: string): string | null {
  const entry = [...view.history].reverse().find((one) => one.action === action);
  return entry?.note ? `不在受理范围：${entry.note}` : null;
}
