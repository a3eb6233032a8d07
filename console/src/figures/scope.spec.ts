import { groupScope, paramsOf, scopeOf, viewOf } from './scope';

const NOW = new Date('2026-11-23T01:00:00Z');
const view = (address: string) => viewOf(new URLSearchParams(address), NOW);

describe('the figures an address asks for', () => {
  it('are those of this month where it says nothing', () => {
    expect(scopeOf(view(''))).toEqual({ from: '2026-11-01', to: '2026-11-23' });
    expect(view('')).toMatchObject({ period: 'month', figure: 'onTimeRate', by: 'area', part: null });
  });

  it.each([
    'period=custom&from=2026-02-01&to=2026-03-15&area=150782002&figure=solvedRate&by=month&part=excluded&group=2026-02',
    'period=year&department=none&category=lamp&source=phone&figure=filed&by=category',
  ])('survive the way there and back: %s', (address) => {
    expect(paramsOf(view(address))).toEqual(Object.fromEntries(new URLSearchParams(address)));
  });

  it.each([
    'period=custom&from=2026-02-30&to=2026-03-15',
    'period=custom&from=2026-03-15&to=2026-02-01',
    'period=century',
    'source=pigeon&figure=luck&by=mood&part=none',
  ])('are this month’s where it says nonsense: %s', (address) => {
    expect(scopeOf(view(address))).toEqual({ from: '2026-11-01', to: '2026-11-23' });
  });
});

describe('the issues behind a number of one group', () => {
  it.each([
    ['area', '150782002001', { areaCode: '150782002001' }],
    ['department', 'none', { departmentId: 'none' }],
    ['category', 'lamp', { categoryCode: 'lamp' }],
    ['source', 'phone', { source: 'phone' }],
    ['month', '2026-10', { from: '2026-10-15', to: '2026-10-31' }],
  ])('by %s %s', (by, group, narrowed) => {
    const asked = view(`period=custom&from=2026-10-15&to=2026-11-10&by=${by}&category=noise`);

    expect(groupScope(asked, group, false)).toEqual({ ...scopeOf(asked), ...narrowed });
  });

  it('of what lies in none of the smaller areas leaves those out', () => {
    expect(groupScope(view('by=area'), '150782002', true)).toMatchObject({ areaCode: '150782002', directly: true });
  });
});
