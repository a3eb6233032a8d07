import {
  type CategoryRules,
  type FieldProblem,
  type Limit,
  LIMITS,
  type OfficeHoursProblem,
  UNIT_LABEL,
} from '@hongqi/shared';

/** `2 个工作小时`, `7 天`. */
export function limitWords({ amount, unit }: Limit): string {
  return `${amount} ${UNIT_LABEL[unit]}`;
}

/** What closing a matter of the category needs. */
export function asksOf({ photoToResolve, photoBefore, checkBeforeClose, evidenceMetres }: CategoryRules): string[] {
  return [
    ...(photoToResolve ? ['照片'] : []),
    ...(photoBefore ? ['处置前照片'] : []),
    ...(evidenceMetres === null ? [] : [`${evidenceMetres} 米内拍`]),
    ...(checkBeforeClose ? ['核查'] : []),
  ];
}

export const OFFICE_HOURS_WORDS: Record<OfficeHoursProblem, string> = {
  isOfficeHours: '请写成 08:30 这样的时间，最晚到 24:00',
  isInOrder: '各段要按先后排列，不能重叠，结束要晚于开始',
  isLongEnough: '一天的办公时间加起来至少 1 小时',
};

const RULE_WORDS: Record<string, string> = {
  isNumber: '请填写数字',
  isHundredths: '最多两位小数',
  isPositive: '要大于 0',
  isWholeDays: '工作日只能是整数',
  arrayUnique: '有重复的',
  isRealDate: '没有这一天',
  isInt: '请填写整数',
  ...OFFICE_HOURS_WORDS,
};

/** What the server found wrong with one field, in words. */
export function problemWords({ field, rule }: FieldProblem): string {
  if (rule === 'max') return `最多 ${field === 'evidenceMetres' ? LIMITS.evidenceMetres.max : LIMITS.limitAmount}`;
  if (rule === 'min') return `最少 ${LIMITS.evidenceMetres.min}`;
  return RULE_WORDS[rule] ?? '填写有误';
}

/** The details of a refusal, where they are a list of fields. */
export function problemsOf(details: unknown): FieldProblem[] {
  return Array.isArray(details) ? (details as FieldProblem[]) : [];
}
