import { TrialLife } from '../../../tests/support/trial-life';
import { factsOf } from './figure-facts';
import type { Fact, FactKind } from './figure-measures';

/** Monday 23 November 2026, 09:00 in Shanghai. */
const MONDAY_NINE = new Date('2026-11-23T01:00:00Z');
const HOUSING = { departmentId: 'housing' };
const HEATING = { departmentId: 'heating' };
const [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY] = [23, 24, 25, 26, 27].map((day) => `2026-11-${day}`);
const GOOD = { rating: { score: 5, solved: true } };
const BAD = { rating: { score: 1, solved: false } };

const filed = (checked = false) => new TrialLife(MONDAY_NINE, checked);
const sent = () => filed().goesTo(HOUSING);
const handled = () => sent().hours(1).does('accept', 'holder');
const resolved = () => handled().hours(23).does('resolve', 'holder');

/** `2026-11-23 housing: dueAccept accepted acceptedInTime 60` */
function counted(life: TrialLife, kind: FactKind): string[] {
  return factsOf(life.steps)
    .filter((fact) => fact.kind === kind)
    .map(line);
}

function line({ day, departmentId, measures, minutes }: Fact): string {
  return `${day} ${departmentId ?? '-'}: ${[...measures, ...(minutes === null ? [] : [minutes])].join(' ')}`;
}

describe('an ordinary life', () => {
  it('counts once for each promise, deed and voice', () => {
    const life = resolved().hours(1).does('rate', 'reporter', GOOD);

    expect(factsOf(life.steps).map(line)).toEqual([
      `${MONDAY} housing: filed`,
      `${MONDAY} housing: dispatched firstDispatched firstRight`,
      `${MONDAY} housing: dueAccept accepted acceptedInTime 60`,
      `${MONDAY} housing: dueRespond responded 1440`,
      `${THURSDAY} housing: dueFinish finished finishedInTime 1440`,
      `${TUESDAY} housing: resolved`,
      `${TUESDAY} housing: closed 1500`,
      `${TUESDAY} housing: rated ratedSolved ratedSatisfied`,
    ]);
  });

  it('belongs to no department while a grid worker or nobody holds it', () => {
    expect(counted(filed(), 'filing')).toEqual([`${MONDAY} -: filed`]);
    expect(counted(filed().goesTo({ userId: 'worker' }), 'accept')).toEqual([`${MONDAY} -: dueAccept`]);
  });

  it('takes midnight in Shanghai for the end of a day', () => {
    const late = new TrialLife(new Date('2026-11-23T15:59:59Z'));
    expect(counted(late, 'filing')).toEqual([`${MONDAY} -: filed`]);
    expect(counted(new TrialLife(new Date('2026-11-23T16:00:00Z')), 'filing')).toEqual([`${TUESDAY} -: filed`]);
  });
});

describe('a promise to accept', () => {
  it('is kept in time, late, or not', () => {
    expect(counted(sent(), 'accept')).toEqual([`${MONDAY} housing: dueAccept`]);
    expect(counted(sent().hours(2).does('accept', 'holder'), 'accept')).toEqual([
      `${MONDAY} housing: dueAccept accepted 120`,
    ]);
  });

  it.each([
    ['returned', () => sent().hours(1).does('return', 'holder')],
    ['withdrawn', () => sent().hours(1).does('withdraw', 'reporter')],
    ['merged', () => sent().hours(1).does('merge', 'dispatcher', { lead: 'lead' })],
    ['split', () => sent().hours(1).does('split', 'dispatcher', { parts: parts() })],
    ['escalated', () => sent().hours(1).does('escalate', 'holder')],
  ])('is not asked for any more once %s before it was due', (_, life) => {
    expect(counted(life(), 'accept')).toEqual([`${MONDAY} housing: voidAccept`]);
  });

  it('stays broken when it is taken back after it was due', () => {
    expect(counted(sent().hours(2).does('withdraw', 'reporter'), 'accept')).toEqual([`${MONDAY} housing: dueAccept`]);
  });

  it('is given anew to the next holder, and by a refused return', () => {
    const passedOn = sent().hours(1).goesTo(HEATING, 'dispatcher').hours(1).does('accept', 'holder');
    expect(counted(passedOn, 'accept')).toEqual([
      `${MONDAY} housing: voidAccept`,
      `${MONDAY} heating: dueAccept accepted acceptedInTime 60`,
    ]);
    const refused = sent().hours(1).does('return', 'holder').hours(2).does('refuse', 'dispatcher');
    expect(counted(refused.hours(1).does('accept', 'holder'), 'accept')).toEqual([
      `${MONDAY} housing: voidAccept`,
      `${MONDAY} housing: dueAccept accepted acceptedInTime 60`,
    ]);
  });

  it('cannot be got round by asking to return and then accepting', () => {
    const late = sent().hours(1).does('return', 'holder').hours(3).does('accept', 'holder');
    expect(counted(late, 'accept')).toEqual([`${MONDAY} housing: dueAccept accepted 240`]);
  });
});

describe('a promise of a first word', () => {
  it('is kept by a word to the reporter, not by one between colleagues', () => {
    const life = handled().does('comment', 'holder', { note: '内部', internal: true });
    expect(counted(life, 'respond')).toEqual([`${MONDAY} housing: dueRespond`]);
    expect(counted(life.hours(1).does('progress', 'holder'), 'respond')).toEqual([
      `${MONDAY} housing: dueRespond responded respondedInTime 120`,
    ]);
  });

  it('is kept by saying whose matter it is instead', () => {
    const life = filed().hours(1).does('reject', 'dispatcher');
    expect(counted(life, 'respond')).toEqual([`${MONDAY} -: dueRespond responded respondedInTime 60`]);
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} -: voidFinish`]);
  });
});

describe('a promise to finish', () => {
  it('is due though nobody did anything, and then belongs to whoever held it', () => {
    expect(counted(sent(), 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    const passedOn = handled().hours(80).goesTo(HEATING, 'dispatcher').does('accept', 'holder');
    expect(counted(passedOn.does('resolve', 'holder'), 'finish')).toEqual([
      `${THURSDAY} housing: dueFinish finished ${81 * 60}`,
    ]);
  });

  it('is late at the very instant it is due', () => {
    const ended = (hours: number) => counted(handled().hours(hours).does('resolve', 'holder'), 'finish');
    expect(ended(70.999)).toEqual([`${THURSDAY} housing: dueFinish finished finishedInTime 4320`]);
    expect(ended(71)).toEqual([`${THURSDAY} housing: dueFinish finished 4320`]);
  });

  it('moves with an extension that was granted before it was due', () => {
    const until = '2026-11-27T01:00:00Z';
    const asked = handled().hours(1).does('extend', 'holder', { until });
    expect(counted(asked, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    expect(counted(asked.does('grant', 'dispatcher'), 'finish')).toEqual([`${FRIDAY} housing: dueFinish`]);
  });

  it('stays broken by an extension that was granted too late', () => {
    const late = handled().hours(70).does('extend', 'holder', { until: '2026-11-27T01:00:00Z' });
    late.hours(2).does('grant', 'dispatcher').does('resolve', 'holder');
    expect(counted(late, 'finish')).toEqual([`${THURSDAY} housing: dueFinish finished ${73 * 60}`]);
  });

  it('stands still while suspended, and the time does not count', () => {
    const until = '2026-11-30T01:00:00Z';
    const life = handled().hours(1).does('suspend', 'holder', { until }).does('grant', 'dispatcher');
    expect(counted(life, 'finish')).toEqual([]);
    // Monday 11:00 to Wednesday 11:00: two days that move the due time from Thursday to Saturday.
    life.hours(48).does('resume', 'holder');
    expect(counted(life, 'finish')).toEqual(['2026-11-28 housing: dueFinish']);
    expect(counted(life.hours(1).does('resolve', 'holder'), 'finish')).toEqual([
      '2026-11-28 housing: dueFinish finished finishedInTime 180',
    ]);
  });

  it('still counts its time right when it was resumed long after it would have been due', () => {
    const life = handled()
      .does('ask', 'holder')
      .hours(100)
      .does('reply', 'reporter')
      .hours(1)
      .does('resolve', 'holder');
    expect(counted(life, 'finish')).toEqual(['2026-11-30 housing: dueFinish finished finishedInTime 120']);
  });

  it('is not asked for when a suspended issue is merged', () => {
    const life = handled().does('ask', 'holder').hours(100).does('merge', 'dispatcher', { lead: 'lead' });
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: voidFinish`]);
  });

  it('is kept by a result that passed its check, at the time of the result', () => {
    const life = filed(true).goesTo(HOUSING).does('accept', 'holder').hours(1).does('resolve', 'holder');
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    life.hours(100).does('check', 'dispatcher');
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish finished finishedInTime 60`]);
  });

  it('is open again after a result was sent back, before or after the check', () => {
    const life = filed(true).goesTo(HOUSING).does('accept', 'holder').hours(1).does('resolve', 'holder');
    life.does('sendBack', 'dispatcher');
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    life.hours(1).does('resolve', 'holder').does('check', 'dispatcher');
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish finished finishedInTime 120`]);
    life.does('sendBack', 'dispatcher');
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    expect(counted(life, 'resolve')).toEqual([
      `${MONDAY} housing: resolved reworked`,
      `${MONDAY} housing: resolved reworked`,
    ]);
  });

  it('is one more for each round of a reopened issue', () => {
    const life = resolved().does('rate', 'reporter', BAD);
    // Reopened at once, Tuesday 09:00, with half the limit: due on Wednesday 21:00.
    expect(counted(life, 'finish')).toEqual([
      `${THURSDAY} housing: dueFinish finished finishedInTime 1440`,
      `${WEDNESDAY} housing: dueFinish`,
    ]);
    expect(counted(life, 'accept')).toEqual([
      `${MONDAY} housing: dueAccept accepted acceptedInTime 60`,
      `${TUESDAY} housing: dueAccept`,
    ]);
    expect(counted(life, 'resolve')).toEqual([`${TUESDAY} housing: resolved reworked`]);
    expect(counted(life, 'closing')).toEqual([]);
  });
});

describe('merging', () => {
  const merged = () => handled().hours(1).does('merge', 'dispatcher', { lead: 'lead' });

  it('makes a filing a repetition, only while it is merged', () => {
    const life = merged();
    expect(counted(life, 'filing')).toEqual([`${MONDAY} housing: filed repeated`]);
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: voidFinish`]);
    life.hours(1).does('unmerge', 'dispatcher');
    expect(counted(life, 'filing')).toEqual([`${MONDAY} housing: filed`]);
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
    expect(counted(life.does('resolve', 'holder'), 'finish')).toEqual([
      `${THURSDAY} housing: dueFinish finished finishedInTime 180`,
    ]);
  });

  it('takes no broken promise back', () => {
    const life = handled().hours(71).does('merge', 'dispatcher', { lead: 'lead' });
    expect(counted(life, 'finish')).toEqual([`${THURSDAY} housing: dueFinish`]);
  });

  it('takes a report that says "me too" from its first minute', () => {
    const life = filed().does('follow', 'reporter', { lead: 'lead' });
    expect(factsOf(life.steps).map(line)).toEqual([
      `${MONDAY} -: filed repeated`,
      `${MONDAY} -: voidRespond`,
      `${THURSDAY} -: voidFinish`,
    ]);
  });
});

describe('sending it to the right one', () => {
  it('is undecided until somebody takes it on or passes it on', () => {
    expect(counted(sent(), 'dispatch')).toEqual([`${MONDAY} housing: dispatched`]);
    expect(counted(handled(), 'dispatch')).toEqual([`${MONDAY} housing: dispatched firstDispatched firstRight`]);
  });

  it('failed when it was returned, on the day it was sent', () => {
    const life = sent().hours(1).does('return', 'holder').hours(24);
    expect(counted(life, 'dispatch')).toEqual([`${MONDAY} housing: dispatched`]);
    life.does('grant', 'dispatcher').goesTo(HEATING, 'dispatcher').does('accept', 'holder');
    expect(counted(life, 'dispatch')).toEqual([
      `${MONDAY} housing: dispatched returned firstDispatched`,
      `${TUESDAY} heating: dispatched`,
    ]);
  });

  it('failed when it was passed on after it had been accepted, not when it went elsewhere in a later round', () => {
    expect(counted(handled().goesTo(HEATING, 'dispatcher'), 'dispatch')).toEqual([
      `${MONDAY} housing: dispatched firstDispatched`,
      `${MONDAY} heating: dispatched`,
    ]);
    const later = resolved().does('reopen', 'reporter').goesTo(HEATING, 'dispatcher');
    expect(counted(later, 'dispatch')).toEqual([
      `${MONDAY} housing: dispatched firstDispatched firstRight`,
      `${TUESDAY} heating: dispatched`,
    ]);
  });

  it('is settled by a ruling: for another holder it was returned, for the same one it was not', () => {
    const twice = () => {
      const life = sent().does('return', 'holder').does('refuse', 'dispatcher').hours(1);
      return life.does('return', 'holder');
    };
    expect(counted(twice().does('arbitrate', 'arbiter', { holder: HEATING }), 'dispatch')).toEqual([
      `${MONDAY} housing: dispatched returned firstDispatched`,
      `${MONDAY} heating: dispatched`,
    ]);
    const kept = twice().does('arbitrate', 'arbiter', { holder: HOUSING }).does('accept', 'holder');
    expect(counted(kept, 'dispatch')).toEqual([`${MONDAY} housing: dispatched firstDispatched firstRight`]);
  });
});

describe('closing and ratings', () => {
  it('is silent until somebody rates', () => {
    const life = resolved()
      .hours(7 * 24)
      .does('close', 'deadline');
    expect(counted(life, 'closing')).toEqual([`2026-12-01 housing: closed unrated ${8 * 24 * 60}`]);
    expect(counted(life, 'rating')).toEqual([]);
    const early = resolved().hours(1).does('close', 'dispatcher').hours(1).does('rate', 'reporter', GOOD);
    expect(counted(early, 'closing')).toEqual([`${TUESDAY} housing: closed 1500`]);
  });

  it('tells solved from satisfied, and keeps the voice of each round', () => {
    const life = resolved().does('rate', 'reporter', BAD).does('accept', 'holder').hours(1).does('resolve', 'holder');
    life.does('rate', 'follower', { rating: { score: 3, solved: true } });
    expect(counted(life, 'rating')).toEqual([`${TUESDAY} housing: rated`, `${TUESDAY} housing: rated ratedSolved`]);
    expect(counted(life, 'closing')).toEqual([`${TUESDAY} housing: closed 1500`]);
  });

  it('leaves a rating out once it is excluded, not while it is appealed', () => {
    const life = resolved()
      .does('rate', 'reporter', { rating: { score: 1, solved: true } })
      .does('appeal', 'holder');
    expect(counted(life, 'rating')).toEqual([`${TUESDAY} housing: rated ratedSolved`]);
    expect(counted(life.does('exclude', 'arbiter'), 'rating')).toEqual([`${TUESDAY} housing: excludedRating`]);
    expect(counted(life, 'closing')).toEqual([`${TUESDAY} housing: closed 1440`]);
  });

  it('counts a split report through its children only', () => {
    const life = sent().does('split', 'dispatcher', { parts: parts() }).hours(1).does('gather', 'router');
    expect(factsOf(life.steps).map(line)).toEqual([
      `${MONDAY} housing: dispatched`,
      `${MONDAY} housing: voidAccept`,
      `${MONDAY} -: voidRespond`,
      `${THURSDAY} -: voidFinish`,
    ]);
  });
});

it('counts each urging and each call to the leaders', () => {
  const life = sent().hours(1).does('urge', 'reporter').hours(24).does('urge', 'reporter').does('shout', 'reporter');
  expect(counted(life, 'urge')).toEqual([`${MONDAY} housing: urged`, `${TUESDAY} housing: urged`]);
  expect(counted(life, 'call')).toEqual([`${TUESDAY} housing: called`]);
});

function parts() {
  return [
    { text: '路灯', categoryCode: 'lighting' },
    { text: '垃圾', categoryCode: 'sanitation' },
  ];
}
