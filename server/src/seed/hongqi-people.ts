import type { Role } from '@hongqi/shared';
import type { SeedGrid } from './hongqi-areas';

const STREET = '150782002';

export const DEPARTMENTS = [
  { key: 'heating', name: '红旗供热站', areaCode: STREET },
  { key: 'housing', name: '红旗物业服务中心', areaCode: STREET },
] as const;

export interface SeedPerson {
  name: string;
  role: Role;
  areaCode: string;
  login?: string;
  openid?: string;
  department?: (typeof DEPARTMENTS)[number]['key'];
  officePhone?: string;
}

/** Invented people with office posts; the names are common ones and mean nobody. */
export const STAFF: readonly SeedPerson[] = [
  { name: '李建国', role: 'dispatcher', areaCode: STREET, login: 'dispatcher' },
  { name: '赵敏', role: 'supervisor', areaCode: STREET, login: 'supervisor' },
  { name: '周海', role: 'admin', areaCode: STREET, login: 'admin' },
  { name: '红旗社区值班员', role: 'dispatcher', areaCode: '150782002001', login: 'community-01' },
  { name: '红新社区值班员', role: 'dispatcher', areaCode: '150782002002', login: 'community-02' },
  { name: '红升社区值班员', role: 'dispatcher', areaCode: '150782002003', login: 'community-03' },
  { name: '供热值班员', role: 'department', areaCode: STREET, login: 'heating', department: 'heating' },
  { name: '物业值班员', role: 'department', areaCode: STREET, login: 'housing', department: 'housing' },
  { name: '牙克石市治理中心', role: 'dispatcher', areaCode: '150782', login: 'county' },
  { name: '孙立民', role: 'supervisor', areaCode: '150782', login: 'leader' },
];

const WORKERS = [
  '王秀英',
  '张桂兰',
  '刘志强',
  '陈玉梅',
  '杨立新',
  '包海泉',
  '孙丽华',
  '高娃',
  '马永福',
  '胡春生',
  '郭凤霞',
  '田小军',
];

/** One worker for each grid; they sign in by WeChat (in the sandbox as `worker-01` to `worker-12`) or by login. */
export function workersOf(grids: readonly SeedGrid[]): SeedPerson[] {
  return grids.map(({ code }, at) => {
    const key = `worker-${String(at + 1).padStart(2, '0')}`;
    return {
      name: WORKERS[at] ?? `网格员${at + 1}`,
      role: 'worker',
      areaCode: code,
      login: key,
      openid: sandboxOpenid(key),
      officePhone: `0470-7300${String(101 + at)}`,
    };
  });
}

/** The openid under which the sandbox knows a person: the key in the platform's 28 characters. */
export function sandboxOpenid(key: string): string {
  return `o-sandbox-${key}`.padEnd(28, '_');
}
