import { AppError } from '../errors';
import { DIRECTIVE_STATES, type DirectiveState } from './directive';
import {
  decideDirective,
  DIRECTIVE_ACTIONS,
  DIRECTIVE_RELATIONS,
  type DirectiveAction,
  directiveActions,
  type DirectiveRelation,
  directiveRelations,
  type DirectiveStanding,
  touches,
} from './directive-transitions';
import type { Actor, Role } from './roles';

const NOW = Date.parse('2026-11-23T01:00:00Z');
const INPUT = { note: '说明', areaCode: '150782002001', version: 3 };

/** What each may do, written out once more by hand: the table must say the same. */
const MAY: Record<DirectiveRelation, Partial<Record<DirectiveState, readonly DirectiveAction[]>>> = {
  wrote: {},
  author: {
    draft: ['edit', 'discard', 'submit'],
    pending: ['takeBack'],
    scheduled: ['takeBack'],
    sending: ['recall', 'close'],
    sent: ['recall', 'close'],
  },
  superior: { sending: ['recall', 'close'], sent: ['recall', 'close'] },
  approver: { pending: ['approve', 'refuse'] },
  level: { sending: ['add', 'pass', 'remind'], sent: ['add', 'remind'] },
  deadline: { scheduled: ['start', 'halt'], sending: ['finish'] },
};

const standing = (state: DirectiveState, more: Partial<DirectiveStanding> = {}): DirectiveStanding => ({
  state,
  sendAt: null,
  needsApproval: false,
  ...more,
});

function refusal(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return null;
}

describe('what can be done with a directive', () => {
  const cells = DIRECTIVE_STATES.flatMap((state) =>
    DIRECTIVE_RELATIONS.flatMap((relation) =>
      DIRECTIVE_ACTIONS.map((action): [DirectiveState, DirectiveRelation, DirectiveAction] => [
        state,
        relation,
        action,
      ]),
    ),
  );

  it('is decided in every cell: state, relation, action', () => {
    const wrong = cells.filter(([state, relation, action]) => {
      const isAllowed = MAY[relation][state]?.includes(action) ?? false;
      const refused = refusal(() => decideDirective(standing(state), action, [relation], INPUT, NOW));
      const isHis = Object.values(MAY[relation]).some((actions) => actions.includes(action));
      const expected = isAllowed ? null : isHis ? 'DIRECTIVE_WRONG_STATE' : 'DIRECTIVE_NOT_YOURS';
      return refused !== expected || directiveActions(state, [relation]).includes(action) !== isAllowed;
    });

    expect(cells).toHaveLength(7 * 6 * 14);
    expect(wrong).toEqual([]);
  });

  it('is refused to a stranger everywhere', () => {
    for (const [state, , action] of cells)
      expect(refusal(() => decideDirective(standing(state), action, [], INPUT, NOW))).toBe('DIRECTIVE_NOT_YOURS');
  });

  it.each<[string, DirectiveRelation[], DirectiveAction[]]>([
    ['with the post it was written from', ['author'], ['takeBack']],
    ['with others since', [], []],
  ])('is never consented to by whoever wrote it, whatever else they are, %s', (_, more, left) => {
    const both: DirectiveRelation[] = ['wrote', ...more, 'superior', 'approver', 'level'];

    for (const action of ['approve', 'refuse'] as const)
      expect(refusal(() => decideDirective(standing('pending'), action, both, INPUT, NOW))).toBe('DIRECTIVE_NOT_YOURS');
    expect(directiveActions('pending', both)).toEqual(left);
  });

  it.each<[DirectiveAction, DirectiveRelation, DirectiveState, object, DirectiveState | null]>([
    ['discard', 'author', 'draft', {}, null],
    ['edit', 'author', 'draft', {}, 'draft'],
    ['submit', 'author', 'draft', {}, 'sending'],
    ['submit', 'author', 'draft', { needsApproval: true }, 'pending'],
    ['submit', 'author', 'draft', { needsApproval: true, sendAt: NOW + 1 }, 'pending'],
    ['submit', 'author', 'draft', { sendAt: NOW + 1 }, 'scheduled'],
    ['submit', 'author', 'draft', { sendAt: NOW }, 'sending'],
    ['approve', 'approver', 'pending', { needsApproval: true }, 'sending'],
    ['approve', 'approver', 'pending', { needsApproval: true, sendAt: NOW + 1 }, 'scheduled'],
    ['approve', 'approver', 'pending', { needsApproval: true, sendAt: NOW - 1 }, 'sending'],
    ['refuse', 'approver', 'pending', {}, 'draft'],
    ['takeBack', 'author', 'scheduled', {}, 'draft'],
    ['start', 'deadline', 'scheduled', {}, 'sending'],
    ['halt', 'deadline', 'scheduled', {}, 'draft'],
    ['finish', 'deadline', 'sending', {}, 'sent'],
    ['add', 'level', 'sending', {}, 'sending'],
    ['remind', 'level', 'sent', {}, 'sent'],
    ['recall', 'superior', 'sent', {}, 'recalled'],
    ['close', 'author', 'sending', {}, 'closed'],
  ])('%s by the %s, %s %j, leads to %s', (action, relation, state, more, next) => {
    expect(decideDirective(standing(state, more), action, [relation], INPUT, NOW)).toBe(next);
  });

  it.each<[DirectiveAction, DirectiveRelation, DirectiveState, readonly string[]]>([
    ['approve', 'approver', 'pending', ['version']],
    ['refuse', 'approver', 'pending', ['note']],
    ['recall', 'author', 'sent', ['note']],
    ['add', 'level', 'sent', ['note', 'areaCode']],
    ['pass', 'level', 'sending', ['areaCode']],
    ['remind', 'level', 'sent', ['areaCode']],
  ])('%s asks for what it needs', (action, relation, state, needs) => {
    for (const missing of needs) {
      const input = { ...INPUT, [missing]: missing === 'version' ? undefined : ' ' };
      expect(refusal(() => decideDirective(standing(state), action, [relation], input, NOW))).toBe(
        'DIRECTIVE_INPUT_MISSING',
      );
    }
  });
});

describe('what somebody is to a directive', () => {
  const STREET = '150782002';
  const [FIRST, SECOND] = [`${STREET}001`, `${STREET}002`];
  const GRID = `${FIRST}001`;
  const holding = (id: string, ...posts: [Role, string][]): Actor => ({
    id,
    posts: posts.map(([role, areaCode]) => ({ role, areaCode, departmentId: null })),
  });
  const ties = { authorId: 'author', areaCode: STREET, audience: { areas: [FIRST] } };

  it.each<[string, Actor, DirectiveRelation[]]>([
    ['its author', holding('author', ['dispatcher', STREET]), ['wrote', 'author', 'superior', 'level']],
    ['its author who now works elsewhere', holding('author', ['dispatcher', '150782009']), ['wrote']],
    ['its author who now decides there', holding('author', ['supervisor', FIRST]), ['wrote', 'approver', 'level']],
    ['its author without a post', holding('author'), ['wrote']],
    ['a colleague of the street', holding('a', ['dispatcher', STREET]), ['superior', 'level']],
    ['a supervisor of the street', holding('a', ['supervisor', STREET]), ['superior', 'approver', 'level']],
    ['the county', holding('a', ['supervisor', '150782']), ['superior', 'approver', 'level']],
    ['the community it goes to', holding('a', ['dispatcher', FIRST]), ['level']],
    ['a supervisor of just that community', holding('a', ['supervisor', FIRST]), ['approver', 'level']],
    ['another community', holding('a', ['dispatcher', SECOND]), []],
    ['a worker of a grid in it', holding('a', ['worker', GRID]), ['level']],
    ['a department', holding('a', ['department', STREET]), []],
    ['a resident', holding('a'), []],
  ])('%s', (_, actor, relations) => expect(directiveRelations(actor, ties)).toEqual(relations));

  it('at one place: only where a post covers it and it goes', () => {
    const community = holding('a', ['dispatcher', FIRST]);

    expect(directiveRelations(community, ties, GRID)).toEqual(['level']);
    expect(directiveRelations(community, ties, FIRST)).toEqual(['level']);
    expect(directiveRelations(community, ties, STREET)).toEqual([]);
    expect(directiveRelations(community, ties, SECOND)).toEqual([]);
    expect(directiveRelations(holding('a', ['worker', GRID]), ties, FIRST)).toEqual([]);
    expect(directiveRelations(holding('a', ['dispatcher', STREET]), ties, SECOND)).toEqual(['superior']);
  });

  it('one role must cover all of the audience to consent to it', () => {
    const wide = { ...ties, audience: { areas: [FIRST, SECOND] } };

    expect(directiveRelations(holding('a', ['supervisor', FIRST]), wide)).not.toContain('approver');
    expect(directiveRelations(holding('a', ['supervisor', FIRST], ['admin', SECOND]), wide)).not.toContain('approver');
    expect(directiveRelations(holding('a', ['supervisor', FIRST], ['supervisor', SECOND]), wide)).toContain('approver');
    expect(
      directiveRelations(holding('a', ['supervisor', STREET]), { ...ties, audience: { areas: [] } }),
    ).not.toContain('approver');
  });

  it('areas touch when one lies in the other', () => {
    expect([touches([FIRST], GRID), touches([GRID], FIRST), touches([SECOND], GRID), touches([], GRID)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
