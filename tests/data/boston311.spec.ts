import { readFileSync } from 'node:fs';
import {
  type Circumstances,
  type Limits,
  lightOf,
  type Light,
  startClock,
  stopClock,
  type WorkCalendar,
  USUAL_THRESHOLDS,
} from '@hongqi/shared';
import { after, HOUR, PLEDGE, standing, type Stood } from '../support/rules-lab';
import { parseCsv, testData } from '../support/test-data';
import { unzipFile } from '../support/zip';

/** Half a year of real issues with the time promised, the time they were closed and whether the city called that late. */
const archive = testData('boston311/311_service_requests_2011.zip');

interface Request {
  opened: string;
  target: string;
  closed: string;
  flag: string;
  isOpen: boolean;
}

function read(file: string): Request[] {
  const rows = parseCsv(unzipFile(readFileSync(file), '311_service_requests_2011.csv').toString('utf8'));
  return rows.map((row) => ({
    opened: row.open_dt ?? '',
    target: row.target_dt ?? '',
    closed: row.closed_dt ?? '',
    flag: row.ontime ?? '',
    isOpen: row.case_status === 'Open',
  }));
}

/** Offices that never close: the city's targets are instants already. */
const ALWAYS: WorkCalendar = { version: 1, isWorkingDay: () => true, officeHours: [{ from: 0, to: 1440 }] };
const RULES = { categoryVersion: 1, calendar: ALWAYS, thresholds: USUAL_THRESHOLDS };

const boston = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offsets = new Map<string, number>();

/** `2011-07-01 01:32:33` on a clock in Boston. The hour that comes twice in autumn is taken for its first time. */
function instant(local: string): Date {
  const utc = Date.parse(`${local.replace(' ', 'T')}Z`);
  const hour = local.slice(0, 13);
  const known = offsets.get(hour);
  if (known !== undefined) return new Date(utc + known);
  const offset = [4, 5].map((hours) => hours * HOUR).find((one) => boston.format(utc + one) === local);
  if (offset === undefined) throw new Error(`no clock in Boston ever showed ${local}`);
  offsets.set(hour, offset);
  return new Date(utc + offset);
}

(archive ? describe : describe.skip)('58,251 real issues of Boston', () => {
  const requests = archive ? read(archive) : [];
  const promised = requests.filter(({ target }) => target !== '');
  const instants = requests.flatMap(({ opened, closed }) => [opened, closed]).filter((time) => time !== '');
  /** Nothing in the file is later: whatever is still open was open then. */
  const taken = instants.reduce((latest, time) => (time > latest ? time : latest), '');

  it('are all there', () => {
    expect(requests).toHaveLength(58_251);
    expect(promised).toHaveLength(47_270);
    expect([instants.reduce((a, b) => (a < b ? a : b)), taken]).toEqual(['2011-07-01 01:32:33', '2019-10-31 15:25:56']);
  });

  describe('their times', () => {
    /** Share of a day's calls that come in each hour. */
    const dayOf = (rows: readonly Request[]): number[] => {
      const hours = rows.map(({ opened }) => Number(opened.slice(11, 13)));
      return Array.from({ length: 24 }, (_, hour) => hours.filter((one) => one === hour).length / rows.length);
    };
    const likeness = (a: readonly number[], b: readonly number[], shift: number): number =>
      a.reduce((sum, share, hour) => sum + Math.abs(share - (b[(hour + shift + 24) % 24] ?? 0)), 0);

    it('are those of a clock on a wall in Boston, not UTC: the day begins with the office and stays when clocks go back', () => {
      const summer = dayOf(requests.filter(({ opened }) => opened < '2011-11-06'));
      const winter = dayOf(requests.filter(({ opened }) => opened > '2011-11-07'));
      const busiest = summer.indexOf(Math.max(...summer));
      const quietest = summer.indexOf(Math.min(...summer));

      expect([9, 10, 11]).toContain(busiest);
      expect([2, 3, 4]).toContain(quietest);
      // Kept in UTC, the winter's day would begin an hour later than the summer's.
      const unshifted = likeness(summer, winter, 0);
      expect(unshifted).toBeLessThan(likeness(summer, winter, 1) / 2);
      expect(unshifted).toBeLessThan(likeness(summer, winter, -1) / 2);
    });

    it('are no nearer than an hour to their target where the clock showed an hour twice: nothing hangs on which', () => {
      const twice = /^20(11-11-06|12-11-04|13-11-03|14-11-02|15-11-01|16-11-06|17-11-05|18-11-04|19-11-03) 01:/;
      const doubtful = promised.filter(({ closed, target }) => twice.test(closed) || twice.test(target));

      expect(doubtful).toHaveLength(1);
      for (const { closed, target } of doubtful)
        expect(Math.abs(instant(closed).getTime() - instant(target).getTime())).toBeGreaterThan(HOUR);
    });

    it('leave out the hour that no clock in Boston showed', () => {
      const gap = /^20(11-03-13|12-03-11|13-03-10|14-03-09|15-03-08|16-03-13|17-03-12|18-03-11|19-03-10) 02:/;

      expect([...instants, ...promised.map(({ target }) => target)].filter((time) => gap.test(time))).toEqual([]);
    });
  });

  describe('and our light when they were closed, or when the file was made', () => {
    const lightAtEnd = ({ opened, target, closed }: Request): Light => {
      const end = instant(closed || taken);
      const run = startClock(instant(opened), instant(target), RULES);
      const stopped = stopClock(run, end);
      expect(stopped.due).toBe(run.due);
      return lightOf(stopped, end);
    };
    const lights = promised.map((request) => ({ request, light: lightAtEnd(request) }));
    const differing = lights.filter(({ request, light }) => request.flag !== (light === 'red' ? 'OVERDUE' : 'ONTIME'));

    it('is red exactly where the city says overdue, but for rows about which the city says nothing', () => {
      const explained = differing.filter(({ request }) => request.flag === '');

      expect(differing.filter(({ request }) => request.flag !== '')).toEqual([]);
      expect(explained).toHaveLength(158);
      expect(lights.length - differing.length).toBe(47_112);
    });

    it('is red on every row without a flag: the city left the word out only where it would have been OVERDUE', () => {
      expect(differing.map(({ light }) => light).filter((light) => light !== 'red')).toEqual([]);
      expect(differing.filter(({ request }) => request.isOpen)).toHaveLength(1);
      for (const { request } of differing) expect((request.closed || taken) > request.target).toBe(true);
    });

    it('is of both colours in plenty, to the second', () => {
      const seconds = ({ target, closed }: Request): number =>
        closed ? (instant(closed).getTime() - instant(target).getTime()) / 1000 : Infinity;
      const close = promised.filter((request) => Math.abs(seconds(request)) < 60);

      expect(lights.filter(({ light }) => light === 'red')).toHaveLength(11_521 + 158);
      expect(lights.filter(({ light }) => light === 'yellow').length).toBeGreaterThan(500);
      // Nobody closed one in the very second of its target, so the data do not say whose that second is.
      expect(close.filter((request) => seconds(request) === 0)).toEqual([]);
      expect(close.map((request) => [seconds(request), request.flag])).toContainEqual([1, 'OVERDUE']);
    });
  });

  describe('and the table, when every twelfth is lived through again', () => {
    const limits = (hours: number): Limits => {
      const finish = { amount: hours, unit: 'hours' } as const;
      return { normal: { ...PLEDGE.limits.normal, finish }, urgent: { ...PLEDGE.limits.urgent, finish } };
    };

    /** Submitted, dispatched, accepted and, where it was closed, resolved; the finish limit is the city's target. */
    const live = ({ opened, target, closed }: Request): { issue: Stood; end: Date } => {
      const from = instant(opened);
      const hours = (instant(target).getTime() - from.getTime()) / HOUR;
      const around: Partial<Circumstances> = { calendar: ALWAYS, pledge: { ...PLEDGE, limits: limits(hours) } };
      const submitted = after(standing('none', { version: 0, holderUserId: null }), 'submit', 'anyone', {}, { ...around, now: from });
      const assigned = after(submitted, 'dispatch', 'router', { holder: { userId: 'worker' } }, { ...around, now: from });
      const handling = after(assigned, 'accept', 'holder', {}, { ...around, now: from });
      const end = instant(closed || taken);
      if (!closed) return { issue: handling, end };
      return { issue: after(handling, 'resolve', 'holder', { note: '办好了' }, { ...around, now: end }), end };
    };
    const sample = promised.filter(({ opened, target, flag }, i) => i % 12 === 0 && flag !== '' && target > opened);
    const lived = sample.map((request) => ({ request, ...live(request) }));

    it('agrees with the city about each of them', () => {
      const wrong = lived.filter(({ request, issue, end }) => {
        const { finish } = issue.clocks;
        if (!finish) return true;
        const isRed = lightOf(finish, finish.stoppedAt === null ? end : new Date(finish.stoppedAt)) === 'red';
        return isRed !== (request.flag === 'OVERDUE');
      });

      expect(wrong.map(({ request }) => request)).toEqual([]);
      expect(sample.length).toBeGreaterThan(3900);
      expect(new Set(lived.map(({ issue }) => issue.state))).toEqual(new Set(['resolved', 'handling']));
    });

    it('stops the clock of what is done, and of nothing else', () => {
      const running = lived.filter(({ issue }) => issue.clocks.finish?.stoppedAt === null);

      expect(running.every(({ request }) => request.isOpen)).toBe(true);
      expect(running).toHaveLength(lived.filter(({ request }) => request.isOpen).length);
    });
  });
});
