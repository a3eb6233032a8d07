import { type Cascade, type CopyPart, type DirectiveAudience, type Role, ROLES, type Wants } from '@hongqi/shared';
import fc from 'fast-check';
import { In } from 'typeorm';
import { Department } from '../../server/src/areas/department.entity';
import { DirectiveCopy } from '../../server/src/directives/directive-copy.entity';
import { newId } from '../../server/src/ids';
import { Person } from '../../server/src/people/person.entity';
import { PostRow } from '../../server/src/people/post.entity';
import { Subscription } from '../../server/src/people/subscription.entity';
import { Registry } from './registry';
import type { Town } from './town';

const DAY = 86_400_000;
export const TEMPLATE = 'sandbox-directive';

/** When a post holds, seen from now. `ending` and `current` are the two that hold. */
const TIMES = ['current', 'ending', 'ended', 'future'] as const;

interface PlannedPost {
  role: Role;
  /** Which of the places; counted round when there are fewer. */
  place: number;
  department: boolean;
  time: (typeof TIMES)[number];
}

interface PlannedPerson {
  posts: PlannedPost[];
  /** Which of the grids. */
  home: number | null;
  isDisabled: boolean;
  hasWechat: boolean;
  consents: number;
  /** Does what the order asks. */
  isDone: boolean;
}

/** A street with anything in it, and an order to some of it. */
export interface WorldPlan {
  /** Grids of each community. */
  communities: number[];
  people: PlannedPerson[];
  areas: number[];
  roles: Role[];
  residents: boolean;
  departments: boolean;
  cascade: Cascade;
  wants: Exclude<Wants, 'form'>;
  /** Those who owe it are written to once more, in these places. */
  again: { areas: number[]; residents: boolean };
}

const small = fc.integer({ min: 0, max: 20 });
const places = fc.array(small, { minLength: 1, maxLength: 4 });
export const worldPlans: fc.Arbitrary<WorldPlan> = fc.record({
  communities: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
  people: fc.array(
    fc.record({
      posts: fc.array(
        fc.record({
          role: fc.constantFrom(...ROLES),
          place: small,
          department: fc.boolean(),
          time: fc.constantFrom(...TIMES),
        }),
        { maxLength: 3 },
      ),
      home: fc.option(small),
      isDisabled: fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
      hasWechat: fc.boolean(),
      consents: fc.integer({ min: 0, max: 2 }),
      isDone: fc.boolean(),
    }),
    { minLength: 5, maxLength: 60 },
  ),
  areas: places,
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 4 }),
  residents: fc.boolean(),
  departments: fc.boolean(),
  cascade: fc.constantFrom('straight', 'relay'),
  wants: fc.constantFrom('read', 'receipt'),
  again: fc.record({ areas: places, residents: fc.boolean() }),
});

/** Who gets it and as what, as somebody with a list and a pencil would say. */
export interface Expected {
  personId: string;
  part: CopyPart;
  areaCode: string;
  messaged: boolean;
}

export interface World {
  audience: DirectiveAudience;
  expected: Expected[];
  /** Ids of those who do what the order asks, whether they get it or not. */
  done: string[];
  /** Areas of the second order. */
  againAreas: string[];
}

let worlds = 0;

/** Builds a street of its own under the county, where the plan's people live and work, and says who is meant. */
export async function buildWorld(town: Town, plan: WorldPlan): Promise<World> {
  const street = `150782${100 + worlds++}`;
  const three = (n: number): string => String(n).padStart(3, '0');
  const communities = plan.communities.map((_, at) => street + three(at + 1));
  const grids = communities.flatMap((code, at) =>
    Array.from({ length: plan.communities[at] ?? 0 }, (__, grid) => code + three(grid + 1)),
  );
  const places = [street, ...communities, ...grids];
  const { manager } = town.database;
  const now = town.clock.now();
  const unit = newId(now);
  await manager.insert(Department, { id: unit, name: `部门${street}`, areaCode: street });
  await new Registry(town).founds(places.map((code) => ({ code, name: `辖区${code}` })));

  const chosen = (marks: readonly number[]): string[] => {
    const codes = [...new Set(marks.map((at) => places[at % places.length] ?? street))];
    return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other))).sort();
  };
  const areas = chosen(plan.areas);
  const audience: DirectiveAudience = {
    areas,
    roles: plan.roles,
    residents: plan.residents,
    departments: plan.departments ? [unit] : [],
    unansweredOf: null,
  };
  const expected: Expected[] = [];
  const done: string[] = [];
  for (const person of plan.people) {
    const id = newId(now);
    // The last of the grids' round is somewhere else.
    const home =
      person.home === null ? null : ([...grids, '150782999001001'][person.home % (grids.length + 1)] ?? null);
    const posts = person.posts.map((post) => postRow(post, id, [...places, '150782999'], unit, now));
    await manager.insert(Person, {
      id,
      name: '某人',
      openid: person.hasWechat ? `world-${id}` : null,
      login: null,
      passwordHash: null,
      phoneSealed: null,
      homeGridCode: home,
      disabledAt: person.isDisabled ? now : null,
      createdAt: now,
    });
    if (posts.length) await manager.insert(PostRow, posts);
    if (person.consents > 0)
      await manager.insert(Subscription, { personId: id, templateId: TEMPLATE, remaining: person.consents });
    if (person.isDone) done.push(id);
    const place = placeOf(plan, audience, person, posts, home);
    if (place) expected.push({ personId: id, ...place, messaged: person.hasWechat && person.consents > 0 });
  }
  expected.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return { audience, expected, done, againAreas: chosen(plan.again.areas) };
}

/** Written directly, as if these had done what it asks; the counters do not matter any more. */
export async function settle(
  { database: { manager }, clock }: Town,
  directiveId: string,
  wants: Wants,
  people: readonly string[],
): Promise<void> {
  const now = clock.now();
  const patch = wants === 'read' ? { readAt: now } : { answeredAt: now };
  await manager.update(DirectiveCopy, { directiveId, personId: In([...people]) }, patch);
}

/** Who got the first order, has not done it, and is meant by the second; a message goes to whoever still allows one. */
export async function stillOwing(
  { database: { manager } }: Town,
  { expected, done, againAreas }: World,
  { again }: WorldPlan,
): Promise<Expected[]> {
  const consents = await manager.findBy(Subscription, { templateId: TEMPLATE });
  const allowing = new Set(consents.filter(({ remaining }) => remaining > 0).map(({ personId }) => personId));
  return expected
    .filter(({ personId }) => !done.includes(personId))
    .filter(({ part }) => part === 'staff' || again.residents)
    .filter(({ areaCode }) => againAreas.some((area) => areaCode.slice(0, area.length) === area))
    .map((one) => ({ ...one, messaged: one.messaged && allowing.has(one.personId) }));
}

function postRow(
  { role, place, department, time }: PlannedPost,
  personId: string,
  places: readonly string[],
  unit: string,
  now: Date,
): PostRow {
  const days = (count: number): Date => new Date(now.getTime() + count * DAY);
  return {
    id: newId(now),
    personId,
    role,
    areaCode: places[place % places.length] ?? '',
    departmentId: department ? unit : null,
    fromAt: days(time === 'future' ? 2 : -3),
    toAt: time === 'ended' ? days(-1) : time === 'ending' ? days(5) : null,
    awayFrom: null,
    awayTo: null,
    substituteId: null,
    officePhone: null,
  };
}

/** Written without the product's own rules, so that the two can be compared. */
function placeOf(
  { cascade }: WorldPlan,
  { areas, roles, residents, departments }: DirectiveAudience,
  { isDisabled, posts: planned }: PlannedPerson,
  posts: readonly PostRow[],
  home: string | null,
): { part: CopyPart; areaCode: string } | null {
  if (isDisabled) return null;
  const lies = (code: string): boolean => areas.some((area) => code.slice(0, area.length) === area);
  let first: string | null = null;
  for (const [at, { role, areaCode, departmentId }] of posts.entries()) {
    if (planned[at]?.time === 'ended' || planned[at]?.time === 'future') continue;
    const isHead = cascade === 'relay' && areaCode.length === 12 && (role === 'dispatcher' || role === 'supervisor');
    const isOfUnit = departmentId !== null && departments.includes(departmentId);
    if (!isOfUnit && !(lies(areaCode) && (roles.includes(role) || isHead))) continue;
    if (first === null || areaCode < first) first = areaCode;
  }
  if (first !== null) return { part: 'staff', areaCode: first };
  return residents && home !== null && lies(home) ? { part: 'resident', areaCode: home } : null;
}
