import { type IssueTies, levelsOf, maySee, relationsTo, seesInternal } from './issue-relations';
import type { Relation } from './issue-transitions';
import { type Actor, DEADLINE, type Post, ROUTER } from './roles';

const GRID = '150782002001001';
const ISSUE: IssueTies = {
  reporterId: 'resident',
  followerIds: ['neighbour'],
  holderUserId: 'worker',
  holderDepartmentId: null,
  areaCode: GRID,
  deskCode: '150782002',
  order: null,
  calls: [],
};

function person(id: string, ...posts: [Post['role'], string, string?][]): Actor {
  return { id, posts: posts.map(([role, areaCode, departmentId = null]) => ({ role, areaCode, departmentId })) };
}

describe('who someone is to an issue', () => {
  // prettier-ignore
  it.each<[string, Actor, Relation[]]>([
    ['its reporter',                            person('resident'),                                     ['anyone', 'reporter']],
    ['whoever follows it through a merged one', person('neighbour'),                                    ['anyone', 'follower']],
    ['a stranger',                              person('stranger'),                                     ['anyone']],
    ['the worker who holds it',                 person('worker', ['worker', GRID]),                     ['anyone', 'holder', 'colleague']],
    ['a holder whose post has ended',           person('worker'),                                       ['anyone']],
    ['the substitute from another grid',        person('worker', ['worker', '150782002001002']),        ['anyone', 'holder']],
    ['another worker of the grid',              person('second', ['worker', GRID]),                     ['anyone', 'colleague']],
    ['a worker of another grid',                person('other', ['worker', '150782002001002']),         ['anyone']],
    ['a department that does not hold it',      person('unit', ['department', '150782002', 'heating']), ['anyone']],
    ['the dispatcher of the street',            person('desk', ['dispatcher', '150782002']),            ['anyone', 'dispatcher', 'colleague']],
    ['the dispatcher of the county',            person('desk', ['dispatcher', '150782']),               ['anyone', 'dispatcher', 'colleague']],
    ['the dispatcher of the next street',       person('desk', ['dispatcher', '150782003']),            ['anyone']],
    ['the supervisor of its community',         person('chief', ['supervisor', '150782002001']),        ['anyone', 'supervisor']],
    ['the supervisor of another community',     person('chief', ['supervisor', '150782002002']),        ['anyone']],
    ['the administrator',                       person('admin', ['admin', '150782002']),                ['anyone', 'colleague']],
    ['the supervisor of its street',            person('chief', ['supervisor', '150782002']),           ['anyone', 'supervisor', 'arbiter']],
    ['the supervisor of its county',            person('chief', ['supervisor', '150782']),              ['anyone', 'supervisor', 'arbiter']],
    ['the supervisor of the next street',       person('chief', ['supervisor', '150782003']),           ['anyone']],
    ['the deadline',                            DEADLINE,                                               ['deadline']],
    ['the router',                              ROUTER,                                                 ['router']],
  ])('%s', (_, actor, expected) => {
    expect(relationsTo(actor, ISSUE)).toEqual(expected);
  });

  it('is the holder through the department that holds it, and through no other', () => {
    const held = { ...ISSUE, holderUserId: null, holderDepartmentId: 'heating' };

    expect(relationsTo(person('duty', ['department', '150782002', 'heating']), held)).toContain('holder');
    expect(relationsTo(person('duty', ['department', '150782002', 'housing']), held)).not.toContain('holder');
    expect(relationsTo(person('duty', ['worker', '150782002001002']), held)).not.toContain('holder');
  });

  it('is no longer the dispatcher once the issue was raised above, but still a colleague', () => {
    const raised = { ...ISSUE, deskCode: '150782' };

    expect(relationsTo(person('desk', ['dispatcher', '150782002']), raised)).toEqual(['anyone', 'colleague']);
    expect(relationsTo(person('desk', ['dispatcher', '150782']), raised)).toContain('dispatcher');
  });

  it('adds up over all posts', () => {
    const both = person('resident', ['worker', GRID], ['supervisor', '150782002']);

    expect(relationsTo(both, ISSUE)).toEqual(['anyone', 'reporter', 'supervisor', 'arbiter', 'colleague']);
  });
});

describe('who may set an order aside', () => {
  const street = { byId: 'street', areaCode: '150782002' };
  const platform = { byId: ROUTER.id, areaCode: '150782002001' };

  // prettier-ignore
  it.each<[string, Actor, IssueTies['order'], boolean]>([
    ['its issuer',                             person('street', ['supervisor', '150782002']),    street,   true],
    ['its issuer without the post any more',   person('street'),                                 street,   false],
    ['its issuer, now leading less',           person('street', ['supervisor', '150782002001']), street,   false],
    ['a colleague on the same level',          person('deputy', ['supervisor', '150782002']),    street,   false],
    ['a level above',                          person('county', ['supervisor', '150782']),       street,   true],
    ['a level below',                          person('chief', ['supervisor', '150782002001']),  street,   false],
    ['another county',                         person('far', ['supervisor', '150783']),          street,   false],
    ['the level the platform issued it for',   person('chief', ['supervisor', '150782002001']),  platform, true],
    ['a level above the platform’s',           person('street', ['supervisor', '150782002']),    platform, true],
    ['nobody where there is none',             person('county', ['supervisor', '150782']),       null,     false],
  ])('%s', (_, actor, order, may) => {
    expect(relationsTo(actor, { ...ISSUE, order }).includes('issuer')).toBe(may);
  });
});

describe('who was called', () => {
  const calls = [
    { areaCode: '150782002001', why: 'shout', doneAt: 1 },
    { areaCode: '150782002', why: 'shout', doneAt: null },
    { areaCode: '150782', why: 'late', doneAt: null },
  ] as const;

  it.each([
    ['the level that still owes an answer', '150782002', true],
    ['not the one that has answered', '150782002001', false],
    ['not the one that only has it on its list', '150782', false],
  ])('%s', (_, areaCode, expected) => {
    const leader = person('leader', ['supervisor', areaCode]);

    expect(relationsTo(leader, { ...ISSUE, calls }).includes('called')).toBe(expected);
  });

  it('are the levels someone leads around the issue, nearest first, each once', () => {
    const posts: [Post['role'], string][] = ['150782', '150782002001', '150783', '150782'].map((code) => [
      'supervisor',
      code,
    ]);

    expect(levelsOf(person('leader', ...posts, ['dispatcher', '150782002']), GRID)).toEqual(['150782002001', '150782']);
  });
});

describe('what a relation opens', () => {
  it('shows the issue to everyone but strangers', () => {
    expect(maySee(['anyone'])).toBe(false);
    expect(maySee(['anyone', 'follower'])).toBe(true);
  });

  it.each<[Relation, boolean]>([
    ['reporter', false],
    ['follower', false],
    ['holder', true],
    ['dispatcher', true],
    ['supervisor', true],
    ['colleague', true],
    ['anyone', false],
  ])('internal words for the %s: %s', (relation, expected) => {
    expect(seesInternal(['anyone', relation])).toBe(expected);
  });
});
