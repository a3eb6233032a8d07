import { CLOCKS, COUNTS } from '@hongqi/shared';
import { ACCESS, ACTION_ACCESS, ACTION_ROUTE, type CastRole } from '../support/access-table';
import { Cast } from '../support/access-cast';
import { AccessMatrix, type Answer } from '../support/access-matrix';
import { type Town, town } from '../support/town';

/** Every name a value has in any answer to anyone. A new one is a decision. */
// prettier-ignore
const NAMES = [
  'action', 'actions', 'actor', 'address', 'anonymous', 'area', 'areaCode', 'areaName', 'at', 'audience', 'boundary',
  'categoryCode', 'checkBeforeClose', 'closedAt', 'code', 'createdAt', 'departmentId', 'departmentName', 'details', 'dueAt', 'expiresAt',
  'field', 'flagged', 'followers', 'from', 'gridName', 'hasPhone', 'height', 'history', 'holder', 'homeGrid', 'how', 'id',
  'internal', 'issueId', 'items', 'keywords', 'kind', 'lastWords', 'lat', 'lead', 'level', 'light', 'limits', 'lng', 'me', 'myWorker',
  'name', 'needs', 'next', 'note', 'number', 'ok', 'onDuty', 'openCount', 'parentCode', 'permissions', 'phone', 'photoToResolve', 'photos',
  'place', 'post', 'posts', 'rating', 'read', 'reason', 'relation', 'relations', 'reporter', 'resolvedAt', 'role', 'rule', 'sandbox',
  'score', 'seq', 'solved', 'source', 'stage', 'state', 'street', 'templates', 'text', 'thumbnail', 'title', 'to', 'token', 'unread',
  'updatedAt', 'urgency', 'url', 'version', 'width', 'words', 'worker', 'key',
  'changedAt', 'changedBy', 'closedDays', 'content', 'date', 'days', 'evidenceMetres', 'gaps', 'isCovered', 'isWorked', 'officeHours',
  'photoBefore', 'townshipCode', 'versions', 'year', 'years',
  // Promises: each clock by its name, and what is known of it.
  ...CLOCKS, 'clocks', 'calendar', 'category', 'due', 'long', 'near', 'pausedAt', 'stoppedAt', 'told', 'unit', 'pausedUntil',
  // Requests, orders and calls.
  'answeredAt', 'appeal', 'arbitration', 'awaits', 'byId', 'calls', 'card', 'doneAt', 'effects', 'issuer', 'order', 'pause',
  'ranOut', 'request', 'until', 'why',
  'counts', 'extensions', 'questions', 'reopens', 'reporters', 'returns', 'suspensions', 'urges',
  // Figures.
  'better', 'countedAt', 'day', 'department', 'excluded', 'exclusions', 'formula', 'groups', 'label', 'minutes', 'numerator', 'population',
  'sample', 'value', 'values',
  // Directives: what is written, how far it has come, and one's own copy.
  'additions', 'answerPhotos', 'answered', 'answeredBy', 'approver', 'author', 'awaitsMe', 'bytes', 'cascade', 'departments', 'directive',
  'documents', 'done', 'followsUp', 'form', 'fresh', 'issues', 'mayAdd', 'mayPass', 'names', 'needsApproval', 'over', 'overdue', 'part',
  'passed', 'people', 'personId', 'readAt', 'receivedAt', 'relayMinutes', 'reminders', 'residents', 'roles', 'sendAt', 'sentAt', 'settled',
  'staff', 'staffText', 'steps', 'sums', 'unansweredOf', 'unsettled', 'validUntil', 'waiting', 'wants', 'wechat',
  'children', 'merged', 'metres', 'parent', 'parts', 'phase', 'takenAt', 'was',
  // Doors and visits.
  'added', 'answer', 'areas', 'building', 'changed', 'directiveId', 'doorId', 'doors', 'gridCode', 'grids', 'hasContact', 'knocked',
  'lastVisitAt', 'line', 'lines', 'listed', 'listedDoors', 'met', 'outcome', 'problem', 'problems', 'refused', 'same', 'units', 'visitNote',
  'visitedAt', 'visits',
];
/** Names that are words of ours: actions, lights, queues, units of a limit; or codes. */
const MAPS = ['needs', 'limits', 'names'];

function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) value.forEach((one) => namesIn(one, found));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      found.add(name);
      if (!MAPS.includes(name)) namesIn(inner, found);
    }
  }
  return found;
}

/** `history.actor.name`: the whole tree of names, lists taken together, with what is null left out. */
function shapeOf(value: unknown, path = ''): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => shapeOf(one, path));
  if (typeof value !== 'object' || value === undefined) return [path];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'needs' ? [] : shapeOf(inner, path ? `${path}.${name}` : name),
  );
}

describe('what an answer holds', () => {
  let place: Town;
  let matrix: AccessMatrix;
  let answers: Answer[];

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
    const { held } = Object.fromEntries(matrix.cast.issues);
    if (!held) throw new Error('there is no issue to look at');
    await matrix.cast.person('worker').does('accept', held);
    await matrix.cast.person('dispatcher').does('comment', held, { note: '请尽快，此人常投诉', internal: true });
    await matrix.cast.person('resident').does('comment', held, { note: '谢谢' });
    await place.settled();
    expect(await matrix.mismatches(ACCESS.filter(({ route }) => !route.startsWith('PUT /api/v1/areas')))).toEqual([]);
    expect(await matrix.actionMismatches(ACTION_ACCESS)).toEqual([]);
    answers = matrix.answers;
  }, 300_000);
  afterAll(() => place.close());

  it('is named, for everyone and everywhere, by these names only', () => {
    // Counts are named after queues and lights.
    const listed = answers.filter(({ route }) => !route.endsWith('counts'));
    const names = listed.flatMap(({ body }) => [...namesIn(body)]);

    expect([...new Set(names)].filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  it('is never what only the server may know', async () => {
    const people = await place.database
      .getRepository<{ openid: string | null; passwordHash: string | null }>('person')
      .find();
    const issues = await place.database.getRepository<{ submissionKey: string }>('issue').find();
    const known = [
      ...people.flatMap(({ openid, passwordHash }) => [openid, passwordHash]),
      ...issues.map((issue) => issue.submissionKey),
    ];
    const secrets = known.filter((secret) => secret !== null);

    expect(secrets.length).toBeGreaterThan(30);
    expect(
      answers
        .filter(({ text }) => secrets.some((secret) => text.includes(secret)))
        .map(({ route, role }) => `${role} ${route}`),
    ).toEqual([]);
  });

  it('holds a private number only where it was asked for, and a token only where it was made', async () => {
    const phones = (await place.wechat.people()).map(({ phone }) => phone);
    const routesWith = (found: (text: string) => boolean) =>
      new Set(answers.filter(({ text }) => found(text)).map(({ route }) => route));

    expect(routesWith((text) => phones.some((phone) => text.includes(phone)))).toEqual(
      new Set(['POST /api/v1/issues/:id/phone']),
    );
    expect(routesWith((text) => text.includes('"token"'))).toEqual(
      new Set(['POST /api/v1/session/wechat', 'POST /api/v1/session/password']),
    );
  });

  it('holds no internal word for those it is not meant for', () => {
    const heard = new Set(answers.filter(({ text }) => text.includes('此人常投诉')).map(({ role }) => role));

    expect([...heard].sort()).toEqual([
      'admin',
      'county',
      'dispatcher',
      'leader',
      'otherSupervisor',
      'supervisor',
      'worker',
    ]);
  });

  it('holds no word for staff in what a resident got', () => {
    const heard = new Set(answers.filter(({ text }) => text.includes('先通知独居老人')).map(({ role }) => role));

    expect([...heard].sort()).toEqual([
      'admin',
      'county',
      'dispatcher',
      'leader',
      'otherSupervisor',
      'otherWorker',
      'supervisor',
    ]);
  });

  // prettier-ignore
  const ROW = [
    'id', 'number', 'title', 'state', 'stage', 'urgency', 'categoryCode', 'areaCode', 'areaName', 'place.lng', 'place.lat', 'place.address',
    'thumbnail', 'holder.kind', 'holder.id', 'holder.name', 'holder.post', 'light', 'dueAt', 'createdAt', 'updatedAt', 'lastWords',
    'reporters', 'urges',
  ];
  // prettier-ignore
  const RUN = ['from', 'near', 'due', 'long', 'told', 'unit', 'category', 'calendar'];
  // prettier-ignore
  const VIEW = [
    ...ROW, 'version', 'text', 'source', 'anonymous', 'followers', 'photos.id', 'photos.url', 'photos.thumbnail',
    'photos.width', 'photos.height', 'history.id', 'history.seq', 'history.action', 'history.from', 'history.to', 'history.actor.name',
    'history.actor.relation', 'history.internal', 'history.holder', 'history.note', 'history.at', 'flagged', 'relations',
    'clocks.name', 'clocks.from', 'clocks.dueAt', 'clocks.light', 'clocks.stoppedAt',
    ...COUNTS.map((name) => `counts.${name}`),
    ...['accept', 'respond', 'finish', 'whole'].flatMap((clock) => RUN.map((name) => `history.effects.clocks.${clock}.${name}`)),
    'history.effects.clocks.accept.stoppedAt',
  ];
  const REPORTER = ['reporter.name', 'reporter.hasPhone'];
  // What follows it, and why the platform chose: between colleagues.
  const STAFF = ['history.reason', ...['id', 'number', 'title', 'state'].map((name) => `merged.${name}`)];

  it.each<[CastRole, string[]]>([
    ['resident', [...VIEW, ...REPORTER, 'actions']],
    ['worker', [...VIEW, ...REPORTER, ...STAFF, 'actions']],
    ['dispatcher', [...VIEW, ...REPORTER, ...STAFF, 'actions']],
    ['county', [...VIEW, ...REPORTER, ...STAFF, 'actions']],
    ['supervisor', [...VIEW, ...REPORTER, ...STAFF, 'actions']],
    ['leader', [...VIEW, ...REPORTER, ...STAFF, 'actions']],
    ['admin', [...VIEW, ...REPORTER, ...STAFF]],
  ])('one issue, for %s', (role, shape) => {
    const held = matrix.cast.issues.get('held')?.id ?? '';
    const seen = answers.find(
      (one) => one.route === 'GET /api/v1/issues/:id' && one.role === role && one.text.includes(`"id":"${held}"`),
    );

    expect([...new Set(shapeOf(seen?.body))].sort()).toEqual([...shape].sort());
  });

  it.each(['GET /api/v1/issues', 'GET /api/v1/issues/mine', 'GET /api/v1/issues/tasks'])(
    'a row of %s says who holds it, and nothing of who reported it',
    (route) => {
      const rows = answers.filter((one) => one.route === route && one.status === 200).map(({ body }) => shapeOf(body));

      expect(new Set(rows.flat().filter((name) => name !== 'next'))).toEqual(
        new Set(ROW.map((name) => `items.${name}`)),
      );
    },
  );
});

describe('what a request may hold', () => {
  let place: Town;
  let matrix: AccessMatrix;

  beforeAll(async () => {
    place = await town();
    matrix = new AccessMatrix(await Cast.gather(place));
  }, 300_000);
  afterAll(() => place.close());

  /** Columns people would like to set themselves, each with a value that would be believed. */
  const WISHES: Record<string, unknown> = {
    id: '01KAAAAAAAAAAAAAAAAAAAAAAA',
    state: 'closed',
    stage: 'ended',
    status: 'closed',
    number: '260000013',
    reporterId: 'x',
    holderUserId: 'x',
    holderDepartmentId: 'x',
    deskCode: '1507',
    areaCode: '1507',
    townshipCode: 'x',
    contentCheck: 'pass',
    finishDueAt: '2099-01-01T00:00:00Z',
    createdAt: '2020-01-01T00:00:00Z',
    role: 'admin',
    posts: [],
    permissions: ['area.edit'],
    openid: 'x',
    personId: 'x',
    disabledAt: null,
    homeGridCode: 'x',
    passwordHash: 'x',
    tokenHash: 'x',
    actorId: 'x',
    relation: 'dispatcher',
    deadline: 'x',
    expiresAt: '2099-01-01T00:00:00Z',
  };

  const withBody = ACCESS.filter(
    ({ route, object = 'held' }) =>
      object === 'held' &&
      /^(POST|PUT) .*v1\/(session|sandbox|me|inbox|issues$|areas|rules|categories|doors.import|directives$|directives.preview|directive-presets)/.test(
        route,
      ),
  );

  it.each(withBody.map((row) => [row.route, row] as const))(
    '%s refuses every field it does not know',
    async (_, row) => {
      const admin = await matrix.cast.town.signsIn('admin');
      const plain = await matrix.bodyOf({ ...row, object: 'held' }, 'admin');
      for (const [field, value] of Object.entries(WISHES)) {
        const path = row.route.replace(/^\w+ /, '').replace(':code', '150782002001001');
        const answer = await matrix.send(row.route, 'admin', {
          path,
          body: { ...plain, [field]: value },
          token: admin.token,
        });
        expect(answer).toMatchObject({
          status: 400,
          body: { code: 'INPUT_INVALID', details: [{ field, rule: 'whitelistValidation' }] },
        });
      }
    },
  );

  it('an action refuses them too, and leaves the issue as it was', async () => {
    const held = matrix.cast.issues.get('held');
    const before = await matrix.cast.person('dispatcher').sees(held ?? { id: '' });
    for (const [field, value] of Object.entries(WISHES)) {
      const answer = await matrix.send(ACTION_ROUTE, 'worker', {
        path: `/api/v1/issues/${before.id}/actions/accept`,
        body: { [field]: value },
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'INPUT_INVALID' } });
    }

    expect(await matrix.cast.person('dispatcher').sees(before)).toEqual(before);
  });
});
