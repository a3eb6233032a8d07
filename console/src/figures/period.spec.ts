import { before, daysOf, isDay, monthWithin } from './period';

/** Already the 1st of March in Shanghai. */
const NOW = new Date('2028-02-29T16:30:00Z');

describe('the days of a period', () => {
  it('end today where the period still runs', () => {
    expect(daysOf('month', NOW)).toEqual({ from: '2028-03-01', to: '2028-03-01' });
    expect(daysOf('year', NOW)).toEqual({ from: '2028-01-01', to: '2028-03-01' });
  });

  it('are the whole of the month before', () => {
    expect(daysOf('lastMonth', NOW)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('lastMonth', new Date('2027-01-15T04:00:00Z'))).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('are compared with as many days before them', () => {
    expect(before({ from: '2028-03-01', to: '2028-03-10' })).toEqual({ from: '2028-02-20', to: '2028-02-29' });
    expect(before({ from: '2028-03-01', to: '2028-03-01' })).toEqual({ from: '2028-02-29', to: '2028-02-29' });
  });

  it('of a month are only those asked for', () => {
    const year = { from: '2027-12-15', to: '2028-02-10' };

    expect(monthWithin('2027-12', year)).toEqual({ from: '2027-12-15', to: '2027-12-31' });
    expect(monthWithin('2028-01', year)).toEqual({ from: '2028-01-01', to: '2028-01-31' });
    expect(monthWithin('2028-02', year)).toEqual({ from: '2028-02-01', to: '2028-02-10' });
  });

  it.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2028-2-1', false],
    ['', false],
    [null, false],
  ])('%s exists: %s', (word, exists) => {
    expect(isDay(word)).toBe(exists);
  });
});
