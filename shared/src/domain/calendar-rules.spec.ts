import { isRealDate, isWeekday, readOfficeHours } from './calendar-rules';

describe('office hours', () => {
  it('are read as minutes of the day', () => {
    expect(readOfficeHours('08:30-12:00,14:00-17:30')).toEqual({
      ok: true,
      spans: [
        { from: 510, to: 720 },
        { from: 840, to: 1050 },
      ],
    });
    expect(readOfficeHours('00:00-24:00')).toEqual({ ok: true, spans: [{ from: 0, to: 1440 }] });
    expect(readOfficeHours('08:00-12:00,12:00-16:00')).toMatchObject({ ok: true });
  });

  // prettier-ignore
  it.each([
    ['nothing',                       '',                         'isOfficeHours'],
    ['an hour that no day has',       '08:30-25:00',              'isOfficeHours'],
    ['past midnight',                 '08:30-24:01',              'isOfficeHours'],
    ['from midnight to midnight',     '24:00-24:00',              'isOfficeHours'],
    ['a minute that no hour has',     '08:60-12:00',              'isOfficeHours'],
    ['a comma too many',              '08:30-12:00,',             'isOfficeHours'],
    ['words',                         '早八点到晚五点',           'isOfficeHours'],
    ['digits of another script',      '０８:30-12:00',            'isOfficeHours'],
    ['an end before the beginning',   '14:00-08:30',              'isInOrder'],
    ['no time at all',                '08:30-08:30',              'isInOrder'],
    ['overlapping spans',             '08:30-12:00,11:59-17:30',  'isInOrder'],
    ['the afternoon first',           '14:00-17:30,08:30-12:00',  'isInOrder'],
    ['less than an hour in all',      '08:30-08:59,14:00-14:30',  'isLongEnough'],
  ])('are refused: %s', (_, text, problem) => {
    expect(readOfficeHours(text)).toEqual({ ok: false, problem });
  });
});

describe('a date', () => {
  it.each(['2026-02-28', '2028-02-29', '2026-12-31'])('%s is one', (text) => expect(isRealDate(text)).toBe(true));
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1926-01-01', '2026-01-01T00:00', ''])(
    '"%s" is none',
    (text) => expect(isRealDate(text)).toBe(false),
  );

  it('is one of Monday to Friday or not', () => {
    const week = ['2026-11-23', '2026-11-27', '2026-11-28', '2026-11-29'];
    expect(week.map(isWeekday)).toEqual([true, true, false, false]);
  });
});
