import { ACCESS, ACTION_ACCESS, ACTION_ROUTE, type CastRole, ROLES, statusOf } from '../support/access-table';
import { Cast } from '../support/access-cast';
import { AccessMatrix, type Mismatch } from '../support/access-matrix';
import { everyoneIs, GUARDS } from '../support/sabotage';
import { type Town, town } from '../support/town';

const WATCHED: readonly CastRole[] = ['nobody', 'resident', 'worker', 'supervisor', 'nextStreet'];
const COMMENTS = ACTION_ACCESS.filter(({ action }) => action === 'comment');

/** The access table is only worth something if it turns red when a guard is taken away: each of them, one at a time. */
describe('a guard taken away is noticed', () => {
  let place: Town;
  let matrix: AccessMatrix;

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
  }, 60_000);
  afterAll(() => place.close());

  const look = (route: string): Promise<Mismatch[]> => {
    if (route === ACTION_ROUTE) return matrix.actionMismatches(COMMENTS, WATCHED);
    const rows = ACCESS.filter((row) => row.route === route);
    return matrix.mismatches(rows, WATCHED);
  };
  const lookWithout = async (route: string, sabotage: () => () => void): Promise<Mismatch[]> => {
    const putBack = sabotage();
    try {
      return await look(route);
    } finally {
      putBack();
    }
  };

  it('and all of them are tried here', () => {
    const guarded = ACCESS.filter((row) => statusOf(row, 'nobody') === 401).map(({ route }) => route);

    expect(new Set(GUARDS.map(({ route }) => route))).toEqual(new Set([...guarded, ACTION_ROUTE]));
  });

  it.each(GUARDS)('$route, open to anyone', async ({ route, removed }) => {
    expect(await look(route)).toEqual([]);
    expect(await lookWithout(route, removed)).not.toEqual([]);
    expect(await look(route)).toEqual([]);
  });

  // The desk refuses whoever has no post a second time, where it works out the scope.
  it.each(
    GUARDS.filter(({ permission }) => ['area.edit', 'issue.tasks', 'issue.phone', 'holder.list'].includes(permission)),
  )('$route, open to everyone signed in', async ({ route, widened }) => {
    expect(await lookWithout(route, widened)).not.toEqual([]);
    expect(await look(route)).toEqual([]);
  });

  it.each(['GET /api/v1/issues/:id', 'POST /api/v1/issues/:id/phone', ACTION_ROUTE])(
    '%s, for whoever knows an id',
    async (route) => {
      expect(await lookWithout(route, () => everyoneIs(place, 'colleague'))).not.toEqual([]);
      expect(await look(route)).toEqual([]);
    },
  );

  it('every action that everyone may take', async () => {
    const putBack = everyoneIs(place, 'holder', 'dispatcher');
    const wrong = await matrix.actionMismatches(ACTION_ACCESS, ['supervisor', 'resident']);
    putBack();

    const noticed = new Set(wrong.map(({ route }) => route));
    // Neither holder nor dispatcher takes these, and a check is refused to a holder, as now everybody is.
    const others = ['submit', 'nonsense', 'refer', 'rate', 'withdraw', 'urge', 'check', 'sendBack'];
    expect(ACTION_ACCESS.filter(({ action }) => !noticed.has(action) && !others.includes(action))).toEqual([]);
    expect(await matrix.actionMismatches(ACTION_ACCESS, ROLES.slice(0, 4))).toEqual([]);
  }, 60_000);
});
