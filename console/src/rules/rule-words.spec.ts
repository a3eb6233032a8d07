import { limitWords, problemsOf, problemWords } from './rule-words';

describe('rules in words', () => {
  it('say how long', () => {
    expect(limitWords({ amount: 2, unit: 'workingHours' })).toBe('2 个工作小时');
    expect(limitWords({ amount: 0.5, unit: 'hours' })).toBe('0.5 小时');
    expect(limitWords({ amount: 7, unit: 'days' })).toBe('7 天');
  });

  it('say what is wrong with a field', () => {
    expect(problemWords({ field: 'limits.normal.accept.amount', rule: 'max' })).toBe('最多 1000');
    expect(problemWords({ field: 'evidenceMetres', rule: 'max' })).toBe('最多 5000');
    expect(problemWords({ field: 'closedDays.0.date', rule: 'isRealDate' })).toBe('没有这一天');
    expect(problemWords({ field: 'anything', rule: 'somethingNew' })).toBe('填写有误');
    expect(problemsOf(undefined)).toEqual([]);
  });
});
