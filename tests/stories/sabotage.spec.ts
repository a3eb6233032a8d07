import { ACTIONS, type Relation, transition } from '@hongqi/shared';
import { ACCESS, ACTION_ACCESS, ACTION_ROUTE, type CastRole, statusOf } from '../support/access-table';
import { Cast } from '../support/access-cast';
import { AccessMatrix, type Mismatch } from '../support/access-matrix';
import { everyoneIs, GUARDS } from '../support/sabotage';
import { type Town, town } from '../support/town';

const WATCHED: readonly CastRole[] = ['nobody', 'resident', 'worker', 'supervisor', 'nextStreet'];
const COMMENTS = ACTION_ACCESS.filter(({ action }) => action === 'comment');

/** `submit` is not an action on an issue that exists, and `nonsense` none at all. */
function isTakenBy(action: string, relations: readonly Relation[]): boolean {
  const known = ACTIONS.find((one) => one === action);
  return known !== undefined && known !== 'submit' && transition(known).by.some((one) => relations.includes(one));
}

/** The access table is only worth something if it turns red when a guard is taken away: each of them, one at a time. */
describe('a guard taken away is noticed', () => {
  let place: Town;
  let matrix: AccessMatrix;

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
  }, 300_000);
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
    GUARDS.filter(({ permission }) =>
      [
        'area.edit',
        'issue.tasks',
        'issue.phone',
        'holder.list',
        'rules.read',
        'door.read',
        'door.edit',
        'door.import',
        'door.contact',
        'visit.add',
        'visit.read',
      ].includes(permission),
    ),
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

  it.each<[Relation, ...Relation[]]>([
    ['holder'],
    ['dispatcher'],
    ['reporter', 'follower'],
    ['supervisor', 'arbiter', 'issuer', 'called'],
    ['router', 'deadline'],
  ])(
    'every action of %s, when everyone is one',
    async (...relations) => {
      // The desk answers an order only where nobody holds the issue; the table is tried on one that is held.
      const isSpecial = (action: string): boolean => action === 'answer' && relations.includes('dispatcher');
      const theirs = ACTION_ACCESS.filter(({ action }) => isTakenBy(action, relations) && !isSpecial(action));
      const wrong = await matrix.actionMismatches(theirs, ['resident', 'admin'], () => everyoneIs(place, ...relations));

      const noticed = new Set(wrong.map(({ route }) => route));
      expect(theirs.length).toBeGreaterThan(3);
      expect(theirs.filter(({ action }) => !noticed.has(action))).toEqual([]);
      expect(await matrix.actionMismatches(theirs, ['resident', 'admin'])).toEqual([]);
    },
    300_000,
  );
});
