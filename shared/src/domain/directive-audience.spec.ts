import fc from 'fast-check';
import { covers } from './areas';
import type { DirectiveAudience } from './directive';
import { outermost, outsideScope, reaches, senderArea } from './directive-audience';
import type { Actor, Post, Role } from './roles';

const STREET = '150782002';
const [FIRST, SECOND] = [`${STREET}001`, `${STREET}002`];
const GRID = `${FIRST}001`;
const post = (role: Role, areaCode: string, departmentId: string | null = null): Post => ({
  role,
  areaCode,
  departmentId,
});
const audience = (more: Partial<DirectiveAudience> = {}): DirectiveAudience => ({
  areas: [FIRST],
  roles: [],
  residents: false,
  departments: [],
  unansweredOf: null,
  ...more,
});
const someone = (homeGridCode: string | null, ...posts: Post[]) => ({ posts, homeGridCode });

describe('who belongs to an audience', () => {
  it.each<[string, DirectiveAudience, ReturnType<typeof someone>, string | null]>([
    ['a worker of a grid in it', audience({ roles: ['worker'] }), someone(null, post('worker', GRID)), `staff ${GRID}`],
    [
      'a worker of another community',
      audience({ roles: ['worker'] }),
      someone(null, post('worker', `${SECOND}001`)),
      null,
    ],
    ['another role', audience({ roles: ['worker'] }), someone(null, post('dispatcher', FIRST)), null],
    ['the street above', audience({ roles: ['dispatcher'] }), someone(null, post('dispatcher', STREET)), null],
    ['a resident', audience({ residents: true }), someone(GRID), `resident ${GRID}`],
    ['a resident who is not meant', audience({ roles: ['worker'] }), someone(GRID), null],
    ['a resident of another community', audience({ residents: true }), someone(`${SECOND}001`), null],
    ['a resident without a home grid', audience({ residents: true }), someone(null), null],
    [
      'somebody who is both',
      audience({ roles: ['worker'], residents: true }),
      someone(`${FIRST}002`, post('worker', GRID)),
      `staff ${GRID}`,
    ],
    [
      'somebody with two posts in it',
      audience({ roles: ['worker'] }),
      someone(null, post('worker', `${FIRST}002`), post('worker', GRID)),
      `staff ${GRID}`,
    ],
    [
      'a department, wherever the post lies',
      audience({ departments: ['heating'] }),
      someone(null, post('department', STREET, 'heating')),
      `staff ${STREET}`,
    ],
    [
      'another department',
      audience({ departments: ['heating'] }),
      someone(null, post('department', STREET, 'housing')),
      null,
    ],
  ])('%s', (_, to, who, reached) => {
    const found = reaches(to, 'straight', who);

    expect(found && `${found.part} ${found.areaCode}`).toBe(reached);
  });

  it('whoever passes it on has it, ticked or not', () => {
    const head = someone(null, post('dispatcher', FIRST));

    expect(reaches(audience({ residents: true }), 'relay', head)).toEqual({ part: 'staff', areaCode: FIRST });
    expect(reaches(audience({ residents: true }), 'straight', head)).toBeNull();
    expect(reaches(audience({ residents: true }), 'relay', someone(null, post('admin', FIRST)))).toBeNull();
    expect(reaches(audience({ areas: [STREET] }), 'relay', someone(null, post('dispatcher', STREET)))).toBeNull();
  });
});

describe('areas', () => {
  const code = fc
    .tuple(fc.constantFrom(6, 9, 12, 15, 17), fc.stringMatching(/^[12]{13}$/))
    .map(([digits, tail]) => `1507${tail}`.slice(0, digits));
  const codes = fc.array(code, { maxLength: 12 });

  it('outermost cover the same and none lies in another', () => {
    fc.assert(
      fc.property(codes, code, (all, any) => {
        const outer = outermost(all);

        expect(outer.some((one) => covers(one, any))).toBe(all.some((one) => covers(one, any)));
        expect(outer.filter((one) => outer.some((other) => other !== one && covers(other, one)))).toEqual([]);
        expect(outermost([...all].reverse())).toEqual(outer);
      }),
    );
  });

  it('lie outside exactly when no sender’s post covers them, and a sender’s area covers all', () => {
    const roles = fc.constantFrom<Role>('worker', 'dispatcher', 'department', 'supervisor', 'admin');
    const posts = fc.array(
      fc.tuple(roles, code).map(([role, areaCode]) => post(role, areaCode)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(posts, codes, (held, asked) => {
        const actor: Actor = { id: 'a', posts: held };
        const own = held.filter(({ role }) => ['dispatcher', 'supervisor', 'admin'].includes(role));
        const outside = asked.filter((one) => !own.some(({ areaCode }) => covers(areaCode, one)));
        const from = senderArea(actor, asked);

        expect(outsideScope(actor, asked)).toEqual(outside);
        if (from === null) expect(own.some(({ areaCode }) => asked.every((one) => covers(areaCode, one)))).toBe(false);
        else expect([outside, asked.every((one) => covers(from, one))]).toEqual([[], true]);
      }),
    );
  });

  it('it goes out in the name of the smallest that covers all of it', () => {
    const actor: Actor = { id: 'a', posts: [post('admin', STREET), post('dispatcher', FIRST), post('worker', GRID)] };

    expect([senderArea(actor, [GRID]), senderArea(actor, [GRID, SECOND]), senderArea(actor, ['150782'])]).toEqual([
      FIRST,
      STREET,
      null,
    ]);
  });
});
