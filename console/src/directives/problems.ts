import {
  type AudiencePreview,
  DIRECTIVE_LIMITS,
  type FieldProblem,
  type FormField,
  formProblems,
  type MeView,
  outsideScope,
} from '@hongqi/shared';
import { outsideOf } from './door-list/door-groups';
import { contentOf, type Draft, hasAudience } from './draft';
import { figure } from './sending-words';

/** What still keeps it from being sent, and where on the page it is mended. */
export interface Problem {
  words: string;
  /** The id of the field. */
  at: string;
}

/** The server decides for itself; this is so that nobody has to press to be told. In the order of the page. */
export function problemsOf(draft: Draft, me: Pick<MeView, 'id' | 'posts'>, now: Date): Problem[] {
  return [
    ...(draft.title.trim() ? [] : [{ words: '还没有标题', at: 'field-title' }]),
    ...(draft.text.trim() ? [] : [{ words: '还没有正文', at: 'field-text' }]),
    ...audienceProblems(draft, me),
    ...askProblems(draft),
    ...doorProblems(draft),
    ...timeProblems(draft, now),
  ];
}

function audienceProblems(draft: Draft, me: Pick<MeView, 'id' | 'posts'>): Problem[] {
  const { audience } = contentOf(draft);
  const at = 'field-audience';
  if (audience.unansweredOf === null && !hasWho(draft)) return [{ words: '还没有选发给哪些人', at }];
  if (!hasAudience(audience)) return [{ words: '还没有选辖区', at }];
  return outsideScope(me, audience.areas).length ? [{ words: '所选辖区超出了您的辖区', at }] : [];
}

function hasWho({ audience: { roles, residents, departments } }: Draft): boolean {
  return roles.length > 0 || residents || departments.length > 0;
}

function askProblems({ wants, form, cascade, relayMinutes }: Draft): Problem[] {
  const { min, max } = DIRECTIVE_LIMITS.relayMinutes;
  const relay = cascade === 'relay' && (relayMinutes < min || relayMinutes > max);
  return [
    ...(wants === 'form' && form.length === 0 ? [{ words: '反馈表还没有题目', at: 'field-form' }] : []),
    ...(wants === 'form' ? formProblems(form).map((problem) => formProblem(problem, form)) : []),
    ...(relay ? [{ words: `层层传达的等候时间须在 ${min} 到 ${max} 分钟之间`, at: 'field-cascade' }] : []),
  ];
}

function formProblem({ field }: FieldProblem, form: readonly FormField[]): Problem {
  const [, at = '0', part = ''] = field.split('.');
  const place = `第 ${Number(at) + 1} 题`;
  const words = part === 'options' ? `${place}至少要两个不同的选项` : `${place}还没有题目`;
  return { words, at: `field-${form[Number(at)]?.key ?? 'form'}` };
}

function doorProblems(draft: Draft): Problem[] {
  const { listed, audience } = contentOf(draft);
  const at = 'field-doors';
  if (!listed) return [];
  if (draft.doors.length === 0) return [{ words: '走访名单里还没有住户', at }];
  const outside = outsideOf(draft.doors, audience.areas).length;
  return outside ? [{ words: `名单里有 ${figure(outside)} 户不在发送范围内`, at }] : [];
}

function timeProblems({ sendAt, dueAt, validUntil }: Draft, now: Date): Problem[] {
  const start = Math.max(now.getTime(), sendAt ? Date.parse(sendAt) : 0);
  const begins = sendAt ? '发送时间' : '现在';
  return [
    ...(sendAt && Date.parse(sendAt) <= now.getTime() ? [{ words: '定时发送须晚于现在', at: 'field-sendAt' }] : []),
    ...(dueAt && Date.parse(dueAt) <= start ? [{ words: `截止时间须晚于${begins}`, at: 'field-dueAt' }] : []),
    ...(validUntil && Date.parse(validUntil) <= start
      ? [{ words: `有效期须晚于${begins}`, at: 'field-validUntil' }]
      : []),
    ...(validUntil && dueAt && Date.parse(validUntil) < Date.parse(dueAt)
      ? [{ words: '有效期不能早于截止时间', at: 'field-validUntil' }]
      : []),
  ];
}

/** Only once somebody has been counted. */
export function countProblem(preview: AudiencePreview | undefined): Problem[] {
  return preview?.people === 0 ? [{ words: '所选范围内没有人', at: 'field-audience' }] : [];
}
