import type { Action, Audience } from '../domain/issue-transitions';

/** What a notice may speak of. No phone numbers, no names of reporters. */
export interface NoticeFacts {
  number: string;
  title: string;
  holder: string | null;
  note: string | null;
  finishDue: string | null;
  leadNumber: string | null;
}

type Template = (facts: NoticeFacts) => string;

const because = (facts: NoticeFacts): string => (facts.note ? `:${facts.note}` : '。');

/**
 * What is told to whom: (action) → (audience) → (words). The audiences of an action are the table's; words exist for
 * each of them (a test holds the two together).
 */
export const NOTICE_WORDS: { readonly [A in Action]?: { readonly [T in Audience]?: Template } } = {
  submit: { reporter: (f) => `您的诉求已收到,编号 ${f.number}。${f.finishDue ? `预计 ${f.finishDue} 前办结。` : ''}` },
  refer: { dispatcher: (f) => `有一件诉求无法自动分派,请处理${because(f)}` },
  dispatch: {
    reporter: (f) => `已派给${f.holder ?? '承办人'}。`,
    holder: (f) => `您有新任务:${f.title}`,
    previousHolder: (f) => `「${f.title}」已改派,您不再承办。`,
  },
  accept: { reporter: (f) => `${f.holder ?? '承办人'}已接手,正在处理。` },
  return: { reporter: () => '正在为您重新安排承办人。', dispatcher: (f) => `承办人退回${because(f)}` },
  escalate: { reporter: () => '已上报到上一级处理。', dispatcher: (f) => `下级上报${because(f)}` },
  progress: { reporter: (f) => `有新进展${because(f)}` },
  resolve: { reporter: (f) => `处理完成${because(f)}`, dispatcher: (f) => `承办人报办结${because(f)}` },
  check: { reporter: () => '核查已通过,请您评价。', holder: () => '核查通过。' },
  sendBack: { reporter: () => '核查认为还没有办好,已要求继续处理。', holder: (f) => `核查退回${because(f)}` },
  rate: { holder: (f) => `居民已评价「${f.title}」。` },
  close: { reporter: () => '诉求已结案。', holder: () => '诉求已结案。' },
  reopen: {
    reporter: () => '已重新办理。',
    holder: (f) => `要求重办${because(f)}`,
    dispatcher: (f) => `诉求被要求重办${because(f)}`,
  },
  reject: { reporter: (f) => `此事不在受理范围${because(f)}` },
  withdraw: { holder: (f) => `居民已撤回「${f.title}」。`, dispatcher: (f) => `居民已撤回「${f.title}」。` },
  merge: {
    reporter: (f) => `与编号 ${f.leadNumber ?? '另一件'} 是同一件事,已合并办理,进展会同样通知您。`,
    holder: (f) => `「${f.title}」已并入编号 ${f.leadNumber ?? '另一件'}。`,
  },
  urge: {
    holder: (f) => `居民催办「${f.title}」${because(f)}`,
    dispatcher: (f) => `居民催办「${f.title}」${because(f)}`,
  },
  comment: { reporter: (f) => `有新留言${because(f)}`, holder: (f) => `「${f.title}」有新留言${because(f)}` },
};

export function noticeWords(action: Action, audience: Audience, facts: NoticeFacts): string {
  const words = NOTICE_WORDS[action]?.[audience];
  if (!words) throw new Error(`no words for ${action} to ${audience}`);
  return words(facts);
}
