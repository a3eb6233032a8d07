import type { ClockName } from '../domain/clocks';
import type { Card, RequestKind } from '../domain/issue-course';
import type { Action, Audience } from '../domain/issue-transitions';
import { CARD_LABEL, CLOCK_LABEL, REQUEST_LABEL } from './labels';

/** What a notice may speak of. No phone numbers, no names of reporters. */
export interface NoticeFacts {
  number: string;
  title: string;
  holder: string | null;
  note: string | null;
  finishDue: string | null;
  leadNumber: string | null;
  /** A day that was asked for, granted or set, as people read it. */
  until: string | null;
  request: RequestKind | null;
  /** Why it was asked for; for everyone. */
  requestNote: string | null;
  card: Card | null;
  /** The clock that ran out. */
  ranOut: ClockName | null;
  /** How many people reported the same. */
  reporters: number;
}

type Template = (facts: NoticeFacts) => string;

const clock = ({ ranOut }: NoticeFacts): string => (ranOut ? CLOCK_LABEL[ranOut] : '办理');
const until = (facts: NoticeFacts): string => facts.until ?? '另行通知';
const asked = ({ request }: NoticeFacts): string => (request ? REQUEST_LABEL[request] : '');
const why = ({ requestNote }: NoticeFacts): string => (requestNote ? `，原因：${requestNote}` : '');
const because = (facts: NoticeFacts): string => (facts.note ? `：${facts.note}` : '。');

/**
 * What is told to whom: (action) → (audience) → (words). The audiences of an action are the table's; words exist for
 * each of them (a test holds the two together).
 */
export const NOTICE_WORDS: { readonly [A in Action]?: { readonly [T in Audience]?: Template } } = {
  submit: { reporter: (f) => `您的诉求已收到，编号 ${f.number}。${f.finishDue ? `预计 ${f.finishDue} 前办结。` : ''}` },
  refer: { dispatcher: (f) => `有一件诉求无法自动分派，请处理${because(f)}` },
  dispatch: {
    reporter: (f) => `已派给${f.holder ?? '承办人'}。`,
    holder: (f) => `您有新任务：${f.title}`,
    previousHolder: (f) => `「${f.title}」已改派，您不再承办。`,
  },
  accept: { reporter: (f) => `${f.holder ?? '承办人'}已接手，正在处理。` },
  edit: { holder: (f) => `居民修改了「${f.title}」的内容。`, desk: (f) => `居民修改了「${f.title}」的内容。` },
  return: {
    dispatcher: (f) => `承办人申请退回「${f.title}」${because(f)}`,
    arbiter: (f) => `「${f.title}」已多次退回，请您裁定由谁承办${because(f)}`,
  },
  extend: { dispatcher: (f) => `承办人申请把「${f.title}」延期到 ${until(f)}${because(f)}` },
  suspend: { dispatcher: (f) => `承办人申请挂起「${f.title}」到 ${until(f)}${because(f)}` },
  grant: {
    reporter: granted,
    holder: (f) => `「${f.title}」的${asked(f)}申请已同意。`,
    previousHolder: (f) => `「${f.title}」的${asked(f)}申请已同意，您不再承办。`,
  },
  refuse: {
    reporter: (f) => `承办人提出的${asked(f)}申请没有获得同意，仍按原来的时限办理。`,
    holder: (f) => `「${f.title}」的${asked(f)}申请没有同意${because(f)}`,
  },
  arbitrate: {
    reporter: (f) => `街道已裁定由${f.holder ?? '承办人'}办理。`,
    holder: (f) => `经街道裁定，「${f.title}」由您承办${because(f)}`,
    previousHolder: (f) => `经街道裁定，「${f.title}」不再由您承办。`,
    dispatcher: (f) => `「${f.title}」的承办人已裁定${because(f)}`,
  },
  resume: { reporter: () => '已恢复办理。', holder: (f) => `「${f.title}」已恢复办理，时限继续计算。` },
  ask: { reporter: (f) => `承办人想请您补充${because(f)}` },
  reply: { holder: (f) => `居民已补充「${f.title}」${because(f)}` },
  escalate: { reporter: () => '已上报到上一级处理。', dispatcher: (f) => `下级上报${because(f)}` },
  progress: { reporter: (f) => `有新进展${because(f)}` },
  resolve: { reporter: (f) => `处理完成${because(f)}`, dispatcher: (f) => `承办人报办结${because(f)}` },
  check: { reporter: () => '核查已通过，请您评价。', holder: () => '核查通过。' },
  sendBack: { reporter: () => '核查认为还没有办好，已要求继续处理。', holder: (f) => `核查退回${because(f)}` },
  rate: { holder: (f) => `居民已评价「${f.title}」。` },
  close: { reporter: () => '诉求已结案。', holder: () => '诉求已结案。' },
  reopen: {
    reporter: () => '已重新办理。',
    holder: (f) => `要求重办${because(f)}`,
    dispatcher: (f) => `诉求被要求重办${because(f)}`,
  },
  appeal: { arbiter: (f) => `承办人申诉「${f.title}」的评价，请您裁定${because(f)}` },
  exclude: {
    reporter: () => '承办人对您的评价提出申诉，经复核，这次评价不计入统计，仍保留在记录里。',
    holder: (f) => `「${f.title}」的评价已剔除${because(f)}`,
  },
  uphold: { holder: (f) => `「${f.title}」的评价维持不变${because(f)}` },
  reject: { reporter: (f) => `此事不在受理范围${because(f)}` },
  withdraw: { holder: (f) => `居民已撤回「${f.title}」。`, dispatcher: (f) => `居民已撤回「${f.title}」。` },
  merge: {
    reporter: (f) => `与编号 ${f.leadNumber ?? '另一件'} 是同一件事，已合并办理，进展会同样通知您。`,
    holder: (f) => `「${f.title}」已并入编号 ${f.leadNumber ?? '另一件'}。`,
  },
  follow: { reporter: (f) => `与编号 ${f.leadNumber ?? '另一件'} 是同一件事，进展会同样通知您。` },
  unmerge: {
    reporter: () => '您的诉求已从并案中分出，单独办理。',
    holder: (f) => `「${f.title}」已从并案中分出，请继续办理。`,
  },
  join: { holder: (f) => `又有居民反映「${f.title}」，共 ${f.reporters} 人。` },
  part: { holder: (f) => `「${f.title}」有一件并案已分出，现有 ${f.reporters} 人反映。` },
  split: {
    reporter: () => '您反映的几件事已分开办理，每件都有自己的时限，进展会分别通知您。',
    previousHolder: (f) => `「${f.title}」已拆分，分别派单。`,
  },
  gather: { reporter: () => '您反映的几件事都已办结。' },
  supervise: {
    holder: (f) => `${f.card ? CARD_LABEL[f.card] : ''}督办「${f.title}」，请在 ${until(f)} 前回复${because(f)}`,
    dispatcher: (f) => `「${f.title}」已被督办${because(f)}`,
  },
  answer: { issuer: (f) => `承办人回复了对「${f.title}」的督办${because(f)}` },
  lift: { holder: (f) => `「${f.title}」的督办已解除${because(f)}` },
  shout: {
    leaders: (f) => `居民把「${f.title}」喊到了您这里，请答复${because(f)}`,
    holder: (f) => `居民就「${f.title}」喊到顶${because(f)}`,
  },
  answerCall: {
    reporter: (f) => `领导答复${because(f)}`,
    holder: (f) => `领导就「${f.title}」答复了居民${because(f)}`,
  },
  warn: {
    holder: (f) => `「${f.title}」${clock(f)}时限快到了，请抓紧。`,
    desk: (f) => `「${f.title}」${clock(f)}时限快到了，请抓紧。`,
  },
  expire: {
    holder: (f) => `「${f.title}」${clock(f)}已超期，请马上办理并说明原因。`,
    desk: (f) => `「${f.title}」${clock(f)}已超期，请马上处理。`,
    supervisor: (f) => `「${f.title}」${clock(f)}已超期${f.holder ? `，承办：${f.holder}` : ''}。`,
  },
  climb: {
    supervisor: (f) => `「${f.title}」${clock(f)}超期已久，已报上级领导。`,
    above: (f) => `「${f.title}」${clock(f)}超期已久${f.holder ? `，承办：${f.holder}` : ''}，请督促。`,
  },
  harden: {
    holder: (f) => `「${f.title}」的督办逾期未回复，升为${f.card ? CARD_LABEL[f.card] : '更高一级'}。`,
    issuer: (f) => `「${f.title}」的督办逾期未回复，已升为${f.card ? CARD_LABEL[f.card] : '更高一级'}。`,
  },
  urge: {
    holder: (f) => `居民催办「${f.title}」${because(f)}`,
    dispatcher: (f) => `居民催办「${f.title}」${because(f)}`,
  },
  comment: { reporter: (f) => `有新留言${because(f)}`, holder: (f) => `「${f.title}」有新留言${because(f)}` },
};

function granted(facts: NoticeFacts): string {
  if (facts.request === 'extend') return `办结时间延长到 ${until(facts)}${why(facts)}。`;
  if (facts.request === 'suspend') return `暂停办理到 ${until(facts)}${why(facts)}。到时会自动恢复。`;
  return '正在为您重新安排承办人。';
}

export function noticeWords(action: Action, audience: Audience, facts: NoticeFacts): string {
  const words = NOTICE_WORDS[action]?.[audience];
  if (!words) throw new Error(`no words for ${action} to ${audience}`);
  return words(facts);
}
