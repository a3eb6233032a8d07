import { statSync } from 'node:fs';
import path from 'node:path';
import { type Town, town } from '../support/town';
import { Bundle, type WeappHost } from '../weapp-host';
import { commonMutations, type Flow, survivors } from '../weapp-host/mutations';
import { differences } from '../weapp-host/oracle/compare';
import { hasWcc, Wcc } from '../weapp-host/oracle/wcc';
import { Interpreter } from '../weapp-host/wxml/interpreter';
import { closePhones, complaintsOf, DIST, phoneOf, whenBuilt } from './support/phones';
import { lookAtDirectives } from './support/directive-screens';
import { lookAtPressing } from './support/pressing-screens';
import { lookAround, lookAtTask, reportLamp } from './support/report-story';

const KB = 1024;
/** WeChat's audit refuses a main package above this. */
const MAIN_LIMIT_BYTES = 1.5 * KB * KB;
/** What ours has grown to be, with some room: a library more must be noticed. */
const MAIN_BYTES = 500 * KB;
const PART_BYTES = 150 * KB;
/** A broken bundle mostly shows by something that never comes. */
const PATIENCE_MS = 3_000;

whenBuilt('the built mini-program, used', () => {
  let place: Town;

  beforeAll(async () => {
    place = await town();
  });
  afterAll(() => place.close());
  afterEach(closePhones);

  it('is small: packages are loaded over one bar of signal', () => {
    const bundle = Bundle.open(DIST);
    const sizes = new Map<string, number>();
    for (const file of bundle.files('')) {
      const stats = statSync(path.join(DIST, file));
      const home = bundle.packageOf(file);
      if (stats.isFile()) sizes.set(home, (sizes.get(home) ?? 0) + stats.size);
    }
    expect(MAIN_BYTES).toBeLessThan(MAIN_LIMIT_BYTES);
    expect([...sizes.keys()].sort()).toEqual(['', 'directive/', 'resident/', 'worker/']);
    for (const [home, bytes] of sizes) expect(bytes).toBeLessThan(home === '' ? MAIN_BYTES : PART_BYTES);
  });

  const official = hasWcc() ? it : it.skip;

  official('draws every page of the story as Tencent’s own compiler does', async () => {
    const wcc = new Wcc(Bundle.open(DIST));
    const compared: string[] = [];
    const compare = (phone: WeappHost, name: string): void => {
      const shown = phone.device.page();
      if (!shown) throw new Error('no page is open');
      const ours = new Interpreter(phone.device.bundle, phone.device.journal).render(`${shown.file}.wxml`, shown.data);
      expect(differences(ours, wcc.render(`${shown.file}.wxml`, shown.data))).toEqual([]);
      compared.push(name);
    };
    const resident = await phoneOf(place, 'resident-1');
    const number = await reportLamp(resident, compare);
    await place.settled();
    await lookAround(resident, number, compare);
    const worker = await phoneOf(place, 'worker-01');
    await lookAtTask(worker, number, compare);

    expect(compared).toHaveLength(11);
    expect([...complaintsOf(resident), ...complaintsOf(worker)]).toEqual([]);
    expect(await lookAtPressing(compare)).toEqual([]);
    expect(await lookAtDirectives(compare)).toEqual([]);
    expect(compared).toEqual(
      expect.arrayContaining(['similar', 'answered', 'extend', 'evidence', 'supervise', 'directive-form']),
    );
  });

  official('tells the report story on Tencent’s tree as well', async () => {
    const resident = await phoneOf(place, 'resident-1', { engine: (bundle) => new Wcc(bundle) });
    expect(await reportLamp(resident)).toMatch(/^26\d{7}$/);
    expect(complaintsOf(resident)).toEqual([]);
  });

  const story: Flow = async (dist) => {
    const resident = await phoneOf(place, 'resident-1', { dist, limitMs: PATIENCE_MS });
    await reportLamp(resident);
    return complaintsOf(resident);
  };

  it('passes the report story unbroken', async () => {
    expect(await story(Bundle.open(DIST))).toEqual([]);
  });

  it('cannot be broken in any common way without the report story noticing', async () => {
    const bundle = Bundle.open(DIST);
    const mutations = commonMutations(bundle, 'resident/report/index');
    expect(mutations).toHaveLength(10);
    expect(await survivors(bundle, mutations, story)).toEqual([]);
  });
});
