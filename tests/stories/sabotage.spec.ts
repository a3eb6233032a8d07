import type { Permission } from '@hongqi/shared';
import { AreaController } from '../../server/src/areas/area.controller';
import { PhotoController } from '../../server/src/files/photo.controller';
import { Allow, Open } from '../../server/src/http/access';
import { IssueController } from '../../server/src/issues/issue.controller';
import { IssueReader } from '../../server/src/issues/issue-reader.service';
import { InboxController } from '../../server/src/notices/inbox.controller';
import { PeopleController } from '../../server/src/people/people.controller';
import { ACCESS, ACTION_ACCESS, ROLES, statusOf } from '../support/access-table';
import { Cast } from '../support/access-cast';
import { AccessMatrix } from '../support/access-matrix';
import { type Town, town } from '../support/town';

/** Every guarded handler, what guards it, and the route it answers. */
// prettier-ignore
const GUARDS: readonly [controller: { prototype: object }, handler: string, permission: Permission, route: string][] = [
  [PeopleController, 'signOut',     'me.edit',      'DELETE /api/v1/session'],
  [PeopleController, 'me',          'me.edit',      'GET /api/v1/me'],
  [PeopleController, 'setHome',     'me.edit',      'PUT /api/v1/me/home'],
  [PeopleController, 'setPhone',    'me.edit',      'POST /api/v1/me/phone'],
  [PeopleController, 'subscribed',  'me.edit',      'POST /api/v1/me/subscriptions'],
  [AreaController,   'list',        'area.read',    'GET /api/v1/areas'],
  [AreaController,   'locate',      'area.read',    'GET /api/v1/areas/locate'],
  [AreaController,   'setBoundary', 'area.edit',    'PUT /api/v1/areas/:code/boundary'],
  [AreaController,   'categories',  'area.read',    'GET /api/v1/categories'],
  [IssueController,  'submit',      'issue.submit', 'POST /api/v1/issues'],
  [IssueController,  'desk',        'issue.desk',   'GET /api/v1/issues'],
  [IssueController,  'deskCounts',  'issue.desk',   'GET /api/v1/issues/counts'],
  [IssueController,  'mine',        'issue.read',   'GET /api/v1/issues/mine'],
  [IssueController,  'tasks',       'issue.tasks',  'GET /api/v1/issues/tasks'],
  [IssueController,  'taskCounts',  'issue.tasks',  'GET /api/v1/issues/tasks/counts'],
  [IssueController,  'one',         'issue.read',   'GET /api/v1/issues/:id'],
  [IssueController,  'phone',       'issue.phone',  'POST /api/v1/issues/:id/phone'],
  [IssueController,  'holders',     'holder.list',  'GET /api/v1/issues/:id/holders'],
  [PhotoController,  'add',         'photo.add',    'POST /api/v1/photos'],
  [InboxController,  'list',        'inbox.read',   'GET /api/v1/inbox'],
  [InboxController,  'read',        'inbox.read',   'POST /api/v1/inbox/read'],
];

/** The table is only worth something if it turns red when a guard is taken away: each of them, one at a time. */
describe('a guard taken away is noticed', () => {
  let place: Town;
  let matrix: AccessMatrix;

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
  }, 60_000);
  afterAll(() => place.close());

  const redden = (route: string) =>
    matrix.mismatches(
      ACCESS.filter((row) => row.route === route),
      ['nobody', 'resident', 'worker', 'supervisor', 'nextStreet'],
    );
  const wear = (decorator: MethodDecorator, controller: { prototype: object }, handler: string): void => {
    const descriptor = Object.getOwnPropertyDescriptor(controller.prototype, handler);
    if (!descriptor) throw new Error(`there is no ${handler}`);
    decorator(controller.prototype, handler, descriptor);
  };

  it('and all of them are tried here', () => {
    const guarded = ACCESS.filter((row) => statusOf(row, 'nobody') === 401).map(({ route }) => route);

    expect(new Set(GUARDS.map(([, , , route]) => route))).toEqual(new Set(guarded));
  });

  it.each(GUARDS.map((guard) => [guard[3], guard] as const))(
    '%s, open to anyone',
    async (_, [controller, handler, , route]) => {
      expect(await redden(route)).toEqual([]);
      wear(Open('sabotage'), controller, handler);
      const red = await redden(route);
      wear(Open(''), controller, handler);

      expect(red).not.toEqual([]);
      expect(await redden(route)).toEqual([]);
    },
  );

  // The desk refuses whoever has no post a second time, where it works out the scope.
  const byPost = GUARDS.filter(([, , permission]) =>
    ['area.edit', 'issue.tasks', 'issue.phone', 'holder.list'].includes(permission),
  );

  it.each(byPost.map((guard) => [guard[3], guard] as const))(
    '%s, open to everyone signed in',
    async (_, [controller, handler, permission, route]) => {
      wear(Allow('me.edit'), controller, handler);
      const red = await redden(route);
      wear(Allow(permission), controller, handler);

      expect(red).not.toEqual([]);
      expect(await redden(route)).toEqual([]);
    },
  );

  it('and so are actions that nobody need sign in for', async () => {
    const comments = ACTION_ACCESS.filter(({ action }) => action === 'comment');
    wear(Open('sabotage'), IssueController, 'act');
    const red = await matrix.actionMismatches(comments, ['nobody', 'worker']);
    wear(Open(''), IssueController, 'act');

    expect(red).not.toEqual([]);
    expect(await matrix.actionMismatches(comments, ['nobody', 'worker'])).toEqual([]);
  });

  it('and so is an issue that is shown to whoever knows its id', async () => {
    const reader = place.running.app.get(IssueReader);
    const relations = reader.relations.bind(reader);
    reader.relations = async (...of) => [...new Set([...(await relations(...of)), 'colleague' as const])];
    const read = await redden('GET /api/v1/issues/:id');
    const acted = await matrix.actionMismatches(ACTION_ACCESS.filter(({ action }) => action === 'comment'));
    reader.relations = relations;

    expect(read).not.toEqual([]);
    expect(acted).not.toEqual([]);
    expect(await redden('GET /api/v1/issues/:id')).toEqual([]);
  });

  it('and so is an action that everyone may take', async () => {
    const reader = place.running.app.get(IssueReader);
    const relations = reader.relations.bind(reader);
    reader.relations = async (...of) => [
      ...new Set([...(await relations(...of)), 'dispatcher' as const, 'holder' as const]),
    ];
    const reddened = new Set(
      (await matrix.actionMismatches(ACTION_ACCESS, ['supervisor', 'resident'])).map(({ route }) => route),
    );
    reader.relations = relations;

    // Checks are refused to a holder, and these two are now everybody.
    const untouched = ['submit', 'nonsense', 'refer', 'rate', 'withdraw', 'urge', 'check', 'sendBack'];
    expect(
      ACTION_ACCESS.map(({ action }) => action).filter(
        (action) => !reddened.has(action) && !untouched.includes(action),
      ),
    ).toEqual([]);
    expect(await matrix.actionMismatches(ACTION_ACCESS, ROLES.slice(0, 4))).toEqual([]);
  }, 60_000);
});
