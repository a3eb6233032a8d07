import { directiveRoutes } from '@hongqi/shared';
import fc from 'fast-check';
import type { Actor } from '../support/actor';
import { sends } from '../support/directives';
import { doubledLetters, ledgerOf } from '../support/directive-ledger';
import { buildWorld, type WorldPlan, worldPlans } from '../support/directive-world';
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

  async function sentTo(plan: WorldPlan): Promise<number> {
    const { audience, expected } = await buildWorld(place, plan);
    const { cascade } = plan;
    const preview = await author.call(directiveRoutes.preview, { audience, cascade });

    const staff = expected.filter(({ part }) => part === 'staff');
    const grids = new Set(expected.filter(({ areaCode }) => areaCode.length >= 15).map(({ areaCode }) => areaCode));
    expect(preview).toMatchObject({
      people: expected.length,
      staff: staff.length,
      residents: expected.length - staff.length,
      grids: grids.size,
      wechat: expected.filter(({ messaged }) => messaged).length,
      needsApproval: plan.residents,
    });
    expect(preview.areas.map(({ code, people }) => [code, people])).toEqual(
      audience.areas.map((code) => [code, expected.filter(({ areaCode }) => areaCode.startsWith(code)).length]),
    );
    if (expected.length === 0) return 0;

    const { id } = await sends(author, { audience, cascade, relayMinutes: 10 }, second);
    await place.settled();
    const atOnce = await ledgerOf(place.database.manager, id);
    expect(expected).toEqual(expect.arrayContaining(atOnce.copies));
    expect(atOnce.wrongTallies).toEqual([]);
    if (cascade === 'relay') await place.hoursPass(0.2);

    const after = await ledgerOf(place.database.manager, id);
    expect(after.copies).toEqual(expected);
    expect(after.wrongTallies).toEqual([]);
    expect(doubledLetters(after.letters)).toEqual([]);
    expect(after.state).toBe('sent');
    expect(after.legs.every(({ state }) => state === 'done')).toBe(true);
    return expected.length;
  }

  it('is counted before as it is reached after: exactly those a list and a pencil would give', async () => {
    let people = 0;
    await fc.assert(
      fc.asyncProperty(worldPlans, async (plan) => {
        people += await sentTo(plan);
      }),
      { numRuns: CASES, seed: 20_261_123, endOnFailure: true },
    );
    // Worlds in which nobody is meant would prove nothing.
    expect(people).toBeGreaterThan(CASES);
  });
});
