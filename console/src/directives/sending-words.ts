import { type AudiencePreview, clockTime, type DirectiveContent } from '@hongqi/shared';

/** `1,204`. */
export function figure(count: number): string {
  return count.toLocaleString('zh-CN');
}

/** What happens on the press, in one breath: `发给 3 个社区 12 个网格的 1,204 人，其中居民 1,192 人，需另一位领导审批。` */
export function sendingWords(preview: AudiencePreview, communities: number, sendAt: string | null, now: Date): string {
  const { people, staff, residents, grids, needsApproval } = preview;
  const where = [...(communities ? [`${communities} 个社区`] : []), ...(grids ? [`${figure(grids)} 个网格`] : [])];
  const to = where.length ? `发给 ${where.join(' ')}的 ${figure(people)} 人` : `发给 ${figure(people)} 人`;
  const whom = residents === 0 ? '全部是工作人员' : staff === 0 ? '全部是居民' : `其中居民 ${figure(residents)} 人`;
  const next = needsApproval ? '需另一位领导审批' : sendAt ? `${clockTime(sendAt, now)} 发出` : '立即发出';
  return `${to}，${whom}，${next}。`;
}

/** An alert to residents wakes a whole town: whoever presses has to look twice. */
export function isAlarm({ kind, urgency, audience }: Pick<DirectiveContent, 'kind' | 'urgency' | 'audience'>): boolean {
  return audience.residents && (kind === 'alert' || urgency === 'urgent');
}

/** The main button, by what it does. */
export function sendLabel(preview: AudiencePreview | undefined, sendAt: string | null): string {
  if (preview?.needsApproval) return '提交审批';
  return sendAt ? '定时发送' : '发送';
}
