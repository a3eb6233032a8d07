import type { CategoryRules, Limit, Limits } from '@hongqi/shared';

export interface SeedCategory {
  code: string;
  name: string;
  keywords: string[];
  limits: Limits;
  photoToResolve?: boolean;
  photoBefore?: boolean;
  checkBeforeClose?: boolean;
  evidenceMetres?: number;
  /** Key of a seeded department. */
  department?: 'heating' | 'housing';
}

const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' });
const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' });
const hours = (amount: number): Limit => ({ amount, unit: 'hours' });
const days = (amount: number): Limit => ({ amount, unit: 'days' });

/** Editable defaults of a street office, not a standard. Urgent ones run through nights and holidays. */
const limits = (accept: Limit, finish: Limit, urgentFinish: Limit, whole = workingDays(15)): Limits => ({
  normal: { accept, respond: workingDays(1), finish, check: workingDays(2), rate: days(7), whole },
  urgent: {
    accept: hours(0.5),
    respond: hours(2),
    finish: urgentFinish,
    check: hours(12),
    rate: days(7),
    whole: days(7),
  },
});
/** Where others have to be brought to one table. */
const LONG = workingDays(30);

export const HONGQI_CATEGORIES: readonly SeedCategory[] = [
  {
    code: 'heating',
    name: '供热',
    keywords: ['暖气', '供热', '供暖', '不热', '室温', '锅炉'],
    limits: limits(workingHours(2), hours(24), hours(6)),
    department: 'heating',
  },
  {
    code: 'water',
    name: '供排水',
    keywords: ['停水', '漏水', '爆管', '水管', '下水', '污水', '井盖', '冒水'],
    limits: limits(workingHours(2), hours(24), hours(6)),
    photoToResolve: true,
    evidenceMetres: 200,
  },
  {
    code: 'lighting',
    name: '路灯照明',
    keywords: ['路灯', '不亮', '照明', '灯坏', '楼道灯'],
    limits: limits(workingHours(4), workingDays(3), hours(24)),
    photoToResolve: true,
  },
  {
    code: 'sanitation',
    name: '环境卫生',
    keywords: ['垃圾', '卫生', '脏', '清运', '异味', '粪'],
    limits: limits(workingHours(4), workingDays(2), hours(12)),
    photoToResolve: true,
  },
  {
    code: 'snow',
    name: '清雪除冰',
    keywords: ['积雪', '清雪', '结冰', '路滑', '冰溜子', '除冰'],
    limits: limits(workingHours(2), workingDays(1), hours(6)),
    photoToResolve: true,
    evidenceMetres: 200,
  },
  {
    code: 'housing',
    name: '房屋物业',
    keywords: ['物业', '电梯', '屋顶', '外墙', '单元门', '楼道', '维修'],
    limits: limits(workingHours(4), workingDays(5), hours(24), LONG),
    department: 'housing',
  },
  {
    code: 'safety',
    name: '安全隐患',
    keywords: ['隐患', '电线', '消防', '燃气', '煤气', '危险', '堵塞'],
    limits: limits(workingHours(1), workingDays(1), hours(4)),
    photoToResolve: true,
    photoBefore: true,
    checkBeforeClose: true,
    evidenceMetres: 200,
  },
  {
    code: 'noise',
    name: '噪音扰民',
    keywords: ['噪音', '扰民', '太吵', '施工', '广场舞'],
    limits: limits(workingHours(4), workingDays(3), hours(12)),
  },
  {
    code: 'dispute',
    name: '邻里纠纷',
    keywords: ['纠纷', '吵架', '邻居', '矛盾', '调解'],
    limits: limits(workingHours(4), workingDays(5), hours(12), LONG),
  },
  {
    code: 'care',
    name: '帮扶求助',
    keywords: ['老人', '残疾', '低保', '独居', '帮忙', '求助'],
    limits: limits(workingHours(2), workingDays(2), hours(4)),
  },
  { code: 'other', name: '其他', keywords: [], limits: limits(workingHours(4), workingDays(5), hours(24)) },
];

/** What of a category can be changed and is kept by version. */
export function rulesOf(category: SeedCategory): CategoryRules {
  const { limits, keywords, photoToResolve = false, photoBefore = false } = category;
  const { checkBeforeClose = false, evidenceMetres = null } = category;
  return { limits, keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres };
}
