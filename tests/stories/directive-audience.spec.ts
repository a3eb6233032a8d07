import { type Cascade, type DirectiveAudience, directiveRoutes, type Wants } from '@hongqi/shared';
import fc from 'fast-check';
import type { Actor } from '../support/actor';
import { anAudience, sends } from '../support/directives';
import { doubledLetters, ledgerOf } from '../support/directive-ledger';
import { buildWorld, type Expected, settle, stillOwing, type WorldPlan, worldPlans } from '../support/directive-world';
import { Registry } from '../support/registry';
import { type Town, town } from '../support/town';

const COUNTY = '150782';
const CASES = 40;

describe('an audience of any kind', () => {
  let place: Town;
  let author: Actor;
  let second: Actor;

  beforeAll(async () => {
    // Small enough that most of them take several chunks.
    place = await town({ directiveChunk: 7, consoleSessionHours: 10_000 });
    const registry = new Registry(place);
    author = await registry.hires({ login: 'author', name: '写指令的人', role: 'supervisor', areaCode: COUNTY });
    second = await registry.hires({ login: 'second', name: '审批的人', role: 'admin', areaCode: COUNTY });
  });
  afterAll(() => place.close());

  interface Sending {
    audience: DirectiveAudience;
    cascade: Cascade;
    wants: Wants;
  }

  async function counts({ audience, cascade }: Sending, expected: readonly Expected[]): Promise<void> {
    const preview = await author.call(directiveRoutes.preview, { audience, cascade });
    const staff = expected.filter(({ part }) => part === 'staff');
    const grids = new Set(expected.filter(({ areaCode }) => areaCode.length >= 15).map(({ areaCode }) => areaCode));
    expect(preview).toMatchObject({
      people: expected.length,
      staff: staff.length,
      residents: expected.length - staff.length,
      grids: grids.size,
      wechat: expected.filter(({ messaged }) => messaged).length,
      needsApproval: audience.residents,
    });
    expect(preview.areas.map(({ code, people }) => [code, people])).toEqual(
      audience.areas.map((code) => [code, expected.filter(({ areaCode }) => areaCode.startsWith(code)).length]),
    );
  }

  async function reaches(sending: Sending, expected: readonly Expected[]): Promise<string> {
    const { id } = await sends(author, { ...sending, relayMinutes: 10 }, second);
    await place.settled();
    const atOnce = await ledgerOf(place.database.manager, id);
    expect(expected).toEqual(expect.arrayContaining(atOnce.copies));
    expect(atOnce.wrongTallies).toEqual([]);
    if (sending.cascade === 'relay') await place.hoursPass(0.2);

    const after = await ledgerOf(place.database.manager, id);
    expect(after.copies).toEqual(expected);
    expect(after.wrongTallies).toEqual([]);
    expect(doubledLetters(after.letters)).toEqual([]);
    expect(after.state).toBe('sent');
    expect(after.legs.every(({ state }) => state === 'done')).toBe(true);
    return id;
  }

  /** Gives back how many the order reached, and how many of them once more. */
  async function sentTo(plan: WorldPlan): Promise<[number, number]> {
    const { cascade, wants, again } = plan;
    const world = await buildWorld(place, plan);
    const { audience, expected } = world;
    const first = { audience, cascade, wants };
    await counts(first, expected);
    if (expected.length === 0) return [0, 0];
    const id = await reaches(first, expected);

    await settle(place, id, wants, world.done);
    const owing = await stillOwing(place, world, plan);
    const onceMore = anAudience({
      areas: world.againAreas,
      roles: [],
      residents: again.residents,
      unansweredOf: id,
    });
    const follow = { audience: onceMore, cascade: 'straight' as const, wants };
    await counts(follow, owing);
    if (owing.length > 0) await reaches(follow, owing);
    return [expected.length, owing.length];
  }

  it('is counted before as it is reached after: exactly those a list and a pencil would give', async () => {
    let people = 0;
    let owing = 0;
    await fc.assert(
      fc.asyncProperty(worldPlans, async (plan) => {
        const [reached, again] = await sentTo(plan);
        people += reached;
        owing += again;
      }),
      { numRuns: CASES, seed: 20_261_123, endOnFailure: true },
    );
    // Worlds in which nobody is meant would prove nothing.
    expect(people).toBeGreaterThan(CASES);
    expect(owing).toBeGreaterThan(CASES);
  });
});
