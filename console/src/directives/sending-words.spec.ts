import type { AudiencePreview } from '@hongqi/shared';
import { isAlarm, sendingWords, sendLabel } from './sending-words';

const NOW = new Date('2026-11-23T01:00:00Z');
const PREVIEW: AudiencePreview = {
  people: 1204,
  staff: 12,
  residents: 1192,
  grids: 12,
  wechat: 340,
  doors: 0,
  areas: [],
  needsApproval: true,
};

describe('what is asked before it goes', () => {
  it('says where, how many, of what kind, and what comes next', () => {
    expect(sendingWords(PREVIEW, 3, null, NOW)).toBe(
      '发给 3 个社区 12 个网格的 1,204 人，其中居民 1,192 人，需另一位领导审批。',
    );
  });

  it('says so when all are staff, and when it goes later', () => {
    const staff = { ...PREVIEW, people: 12, residents: 0, needsApproval: false };
    expect(sendingWords(staff, 1, null, NOW)).toBe('发给 1 个社区 12 个网格的 12 人，全部是工作人员，立即发出。');
    expect(sendingWords(staff, 0, '2026-11-24T00:00:00Z', NOW)).toContain('11月24日 08:00 发出');
  });

  it('names the button by what it does', () => {
    expect(sendLabel(PREVIEW, null)).toBe('提交审批');
    expect(sendLabel({ ...PREVIEW, needsApproval: false }, null)).toBe('发送');
    expect(sendLabel(undefined, '2026-11-24T00:00:00Z')).toBe('定时发送');
  });

  it.each([
    ['alert', 'normal', true, true],
    ['notice', 'urgent', true, true],
    ['alert', 'urgent', false, false],
    ['notice', 'normal', true, false],
  ] as const)('a %s, %s, to residents %s: an alarm is %s', (kind, urgency, residents, expected) => {
    const audience = { areas: [], roles: [], departments: [], unansweredOf: null, residents };
    expect(isAlarm({ kind, urgency, audience })).toBe(expected);
  });
});
