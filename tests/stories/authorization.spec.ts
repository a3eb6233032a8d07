import { ACTIONS } from '@hongqi/shared';
import { ACCESS, ACTION_ACCESS, ACTION_ROUTE, ROLES, statusOf } from '../support/access-table';
import { Cast, MISSING_ID } from '../support/access-cast';
import { AccessMatrix, routesOf } from '../support/access-matrix';
import { type Town, town } from '../support/town';

describe('who may call what', () => {
  let place: Town;
  let matrix: AccessMatrix;

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
  });
  afterAll(() => place.close());

  const known = (): string[] =>
    routesOf(place.running.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));

  it('is decided for every route the server has, and for none that it has not', () => {
    const decided = new Set([...ACCESS.map(({ route }) => route), ACTION_ROUTE]);

    expect([...decided].sort()).toEqual(known().sort());
    expect(new Set(ACTION_ACCESS.map(({ action }) => action))).toEqual(new Set([...ACTIONS, 'nonsense']));
  });

  it('and every route of the interface is in its description, but for the doors and WeChat’s own', async () => {
    const { paths } = (await (await fetch(`${place.url}/api/docs-json`)).json()) as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const left = [
      'GET /',
      'GET /favicon.ico',
      'GET /healthz',
      'GET /readyz',
      'GET /api/v1/wechat/push',
      'POST /api/v1/wechat/push',
    ];

    expect([...described, ...left].sort()).toEqual(known().sort());
  });

  it('holds in every cell of the table', async () => {
    expect(await matrix.mismatches()).toEqual([]);
  }, 300_000);

  it('holds for every action, by every role', async () => {
    expect(await matrix.actionMismatches()).toEqual([]);
  }, 300_000);

  it('never says more of what someone may not see than of what is not there', async () => {
    const hidden = ACCESS.filter(
      ({ route, object }) =>
        object && object !== 'missing' && /\/api\/v1\/(issues|directives|directive-presets|received)/.test(route),
    );
    const differences: string[] = [];
    for (const row of hidden) {
      for (const role of ROLES.filter((one) => statusOf(row, one) === 404)) {
        const [there, missing] = [await matrix.ask(row, role), await matrix.ask({ ...row, object: 'missing' }, role)];
        if (there.text !== missing.text)
          differences.push(`${row.route} ${row.object} ${role}: ${there.text} / ${missing.text}`);
      }
    }

    expect(hidden.length).toBeGreaterThan(10);
    expect(differences).toEqual([]);
  });

  it('nor does any action on it', async () => {
    const differences: string[] = [];
    for (const object of ['held', 'unit', 'elsewhere', 'nextStreets'] as const) {
      const issue = matrix.cast.issues.get(object);
      const row = ACCESS.find(({ route, object: of }) => route === 'GET /api/v1/issues/:id' && of === object);
      if (!issue || !row) throw new Error(`no ${object}`);
      for (const role of ROLES.filter((one) => statusOf(row, one) === 404)) {
        for (const action of ACTIONS) {
          const body = matrix.cast.inputFor(action);
          const ask = (id: string) =>
            matrix.send(ACTION_ROUTE, role, { path: `/api/v1/issues/${id}/actions/${action}`, body });
          const [there, missing] = [await ask(issue.id), await ask(MISSING_ID)];
          if (there.status !== 404 || there.text !== missing.text)
            differences.push(`${action} ${object} ${role}: ${there.text}`);
        }
      }
    }

    expect(differences).toEqual([]);
  }, 300_000);
});
