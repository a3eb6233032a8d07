import { type IssueView, LIMITS } from '@hongqi/shared';
import { type Actor, newKey, RED_FLAG_STREET } from '../support/actor';
import { flawOf } from '../support/answers';
import { type Json, nested, withMember, WRONG_TYPE, wrongLengths } from '../support/bad-values';
import { NOT_TEXT } from '../support/naughty-strings';
import { plainPhoto } from '../support/photos';
import { rawRequest } from '../support/raw-request';
import { rowCounts } from '../support/row-counts';
import { type Town, town } from '../support/town';

type Body = Record<string, unknown>;
interface Endpoint {
  who: () => Actor | null;
  method?: 'PUT' | 'POST';
  path: () => string;
  /** Every field that is wrong alone makes this body wrong; without a change it is right. */
  body: () => Body;
  fields: Record<string, readonly Json[]>;
}

const strings = (...values: string[]): Json[] => values.map((value) => JSON.stringify(value));
const notText = strings(...Object.values(NOT_TEXT));
const words = (limits: { min: number; max: number }): Json[] => [
  ...WRONG_TYPE.string,
  ...wrongLengths(limits),
  ...notText,
];
const key = [
  ...WRONG_TYPE.string,
  ...strings('', 'seven77', 'k'.repeat(65), 'with space', '八个汉字的提交钥匙', 'new\nline-key', '../../etc'),
  ...notText,
];
const id = [
  ...WRONG_TYPE.string,
  ...strings('', '../x', '0'.repeat(25), '0'.repeat(27), `8${'0'.repeat(25)}`, 'i'.repeat(26), '%00'),
  ...notText,
];
const choice = [
  ...WRONG_TYPE.string,
  ...strings('', 'Urgent', 'urgent ', '__proto__', 'constructor', 'toString'),
  ...notText,
];
const wechatCode = [...WRONG_TYPE.string, ...strings('', 'c'.repeat(129), 'a b', '代码', "'--"), ...notText];
const photos = [
  ...WRONG_TYPE.array,
  ...id.map((one) => `[${one}]`),
  JSON.stringify(Array.from({ length: LIMITS.photos + 1 }, (_, at) => `0000000000000000000000000${at}`)),
  JSON.stringify(['0'.repeat(26), '0'.repeat(26)]),
  JSON.stringify(['0'.repeat(26)]),
  nested(1000, '[', ']'),
];
const degrees = (low: number, high: number): Json[] => [
  ...WRONG_TYPE.number,
  String(low - 1e-9),
  String(high + 1e-9),
  '9007199254740993',
  '1e308',
];
const inObject = (object: Body, name: string, values: readonly Json[]): Json[] => [
  ...values.map((value) => withMember(object, name, value)),
  JSON.stringify({ ...object, [name]: undefined }),
];
const flag = [...WRONG_TYPE.boolean];
/** Not an instant, none there ever was, past, and too far ahead. */
const instants = [
  ...WRONG_TYPE.string,
  ...strings(
    '',
    '明天',
    '2026-11-31T00:00:00Z',
    '2026-12-01T25:00:00Z',
    '12/01/2026',
    '2026-11-22T00:00:00Z',
    '2126-01-01T00:00:00Z',
  ),
];
const PART = { text: '一件', categoryCode: 'other' };

const day = { amount: 1, unit: 'days' };
const six = { accept: day, respond: day, finish: day, check: day, rate: day, whole: day };
const SIX = { normal: six, urgent: six };
const badLimits: Json[] = [
  ...WRONG_TYPE.object,
  ...inObject({ unit: 'hours' }, 'amount', [...WRONG_TYPE.number, '0', '-1', '1000.01', '0.001', '1e-7']),
  ...inObject({ amount: 1 }, 'unit', [...choice, '"weeks"']),
  '{"amount":0.5,"unit":"workingDays"}',
  '{"amount":1,"unit":"days","from":0}',
];

const { west, east, south, north } = LIMITS.place;
const places = [
  ...WRONG_TYPE.object,
  ...inObject({ ...RED_FLAG_STREET }, 'lng', degrees(west, east)),
  ...inObject({ ...RED_FLAG_STREET }, 'lat', degrees(south, north)),
  ...inObject({ ...RED_FLAG_STREET }, 'address', words(LIMITS.address)),
  JSON.stringify([RED_FLAG_STREET]),
  JSON.stringify({ ...RED_FLAG_STREET, alt: 1 }),
];

describe('a field that is wrong', () => {
  let place: Town;
  let people: Record<'resident' | 'worker' | 'dispatcher' | 'supervisor' | 'admin', Actor>;
  let issue: IssueView;
  let waiting: IssueView;
  let before: Record<string, number>;

  beforeAll(async () => {
    place = await town();
    const [resident, worker] = [await place.comes('resident-1'), await place.comes('worker-01')];
    const [dispatcher, supervisor] = [await place.signsIn('dispatcher'), await place.signsIn('supervisor')];
    people = { resident, worker, dispatcher, supervisor, admin: await place.signsIn('admin') };
    const photo = await resident.photographs(await plainPhoto());
    issue = await resident.reports('路灯不亮', { photos: [photo.id] });
    await worker.does('accept', issue);
    waiting = await resident.reports('还没人接');
  });
  beforeEach(async () => {
    await place.settled();
    before = await rowCounts(place.database);
  });
  afterAll(() => place.close());

  const acting = (who: 'worker' | 'dispatcher' | 'supervisor' | 'resident', action: string, body: Body, fields: Endpoint['fields']): Endpoint => ({
    who: () => people[who],
    path: () => `/issues/${(action === 'edit' ? waiting : issue).id}/actions/${action}`,
    body: () => body,
    fields,
  });
  const endpoints: Record<string, Endpoint> = {
    'POST issues': {
      who: () => people.resident,
      path: () => '/issues',
      body: () => ({ submissionKey: newKey(), text: '路灯不亮', place: RED_FLAG_STREET }),
      fields: {
        submissionKey: key,
        text: [...words(LIMITS.issueText), '""', '" \\n\\t"'],
        categoryCode: [...choice, ...strings('no-such-category', '../x', 'c'.repeat(33))],
        urgency: choice,
        place: places,
        photos,
        anonymous: flag,
        source: [...choice, ...strings('worker', 'window', 'phone', 'wechat')],
        follows: [...id, ...strings('0'.repeat(26))],
        ...unknownFields('id', 'state', 'version', 'reporterId', 'holderUserId', 'createdAt', 'number', 'role', '__proto__x'),
      },
    },
    'POST comment': acting('worker', 'comment', { note: '好' }, {
      note: [...words(LIMITS.note), '""', '"  "'],
      photos,
      internal: flag,
      version: WRONG_TYPE.integer,
      actionKey: key,
      rating: ['{"score":5,"solved":true}'],
      holder: ['{"userId":"00000000000000000000000000"}'],
      lead: ['"260000018"'],
      ...unknownFields('state', 'seq', 'actorId', 'relation'),
    }),
    'POST dispatch': acting('dispatcher', 'dispatch', {}, {
      holder: [
        ...WRONG_TYPE.object,
        '{}',
        '{"userId":"00000000000000000000000000","departmentId":"00000000000000000000000000"}',
        ...id.map((one) => `{"userId":${one}}`),
        ...id.map((one) => `{"departmentId":${one}}`),
        '{"userId":"00000000000000000000000000"}',
        '[{"userId":"00000000000000000000000000"}]',
      ],
    }),
    'POST merge': acting('dispatcher', 'merge', {}, {
      lead: [...id, ...strings('260 000 018', '260000018', '99999999999', '00000000000000000000000000', 'ABCDEFGHJ')],
    }),
    'POST extend': acting('worker', 'extend', { note: '等配件' }, { until: instants }),
    'POST supervise': acting('supervisor', 'supervise', { note: '请办理', until: '2026-12-18T00:00:00Z', card: 'red' }, {
      card: [...choice, ...strings('green', 'Yellow')],
      until: instants,
      holder: ['{"userId":"00000000000000000000000000"}'],
    }),
    'POST edit': acting('resident', 'edit', { text: '改过的话' }, {
      text: [...words(LIMITS.issueText), '""', '" "'],
      category: [...choice, ...strings('no-such-category', '../x')],
      place: places,
      photos,
      note: ['"也改"'],
    }),
    'POST split': acting('dispatcher', 'split', {}, {
      parts: [
        ...WRONG_TYPE.array,
        '[]',
        '[null,null]',
        ...[1, 11].map((count) => JSON.stringify(Array(count).fill(PART))),
        ...inObject(PART, 'text', [...words({ min: 1, max: LIMITS.issueText.max }), '" "']).map((one) => `[${one},${one}]`),
        ...inObject(PART, 'categoryCode', [...choice, ...strings('no-such-category')]).map((one) => `[${one},${one}]`),
        JSON.stringify([PART, { ...PART, holder: 'x' }]),
      ],
    }),
    'POST rate': acting('resident', 'rate', {}, {
      rating: [
        ...WRONG_TYPE.object,
        ...inObject({ solved: true }, 'score', [...WRONG_TYPE.integer, '6']),
        ...inObject({ score: 5 }, 'solved', flag),
        '[{"score":5,"solved":true}]',
        '{"score":5,"solved":true,"at":1}',
      ],
    }),
    'POST session/wechat': { who: () => null, path: () => '/session/wechat', body: () => ({}), fields: { code: wechatCode } },
    'POST session/password': {
      who: () => null,
      path: () => '/session/password',
      body: () => ({ login: 'dispatcher', password: 'wrong password' }),
      fields: { login: words(LIMITS.login), password: words(LIMITS.password), ...unknownFields('token', 'address') },
    },
    'PUT me/home': {
      who: () => people.resident,
      method: 'PUT',
      path: () => '/me/home',
      body: () => ({}),
      fields: { gridCode: [...id, ...strings('150782001', '999999999999999', '15078200100101', '１５０７８２００１００１０１０')] },
    },
    'POST me/phone': { who: () => people.resident, path: () => '/me/phone', body: () => ({}), fields: { code: wechatCode } },
    'POST me/subscriptions': {
      who: () => people.resident,
      path: () => '/me/subscriptions',
      body: () => ({}),
      fields: {
        answers: [
          ...WRONG_TYPE.array,
          '["a"]',
          '[null]',
          '[[]]',
          ...inObject({ answer: 'accept' }, 'templateId', [...wechatCode, JSON.stringify('t'.repeat(65))]).map((one) => `[${one}]`),
          ...inObject({ templateId: 't' }, 'answer', choice).map((one) => `[${one}]`),
          JSON.stringify(Array.from({ length: 6 }, () => ({ templateId: 't', answer: 'accept' }))),
        ],
      },
    },
    'POST inbox/read': {
      who: () => people.resident,
      path: () => '/inbox/read',
      body: () => ({}),
      fields: { ids: ['"a"', '0', 'true', '{}', ...id.map((one) => `[${one}]`), JSON.stringify(Array(101).fill('0'.repeat(26)))] },
    },
    'PUT areas/boundary': {
      who: () => people.admin,
      method: 'PUT',
      path: () => '/areas/150782001001001/boundary',
      body: () => ({ crs: 'gcj02' }),
      fields: {
        crs: [...choice, '"GCJ02"', '"bd09"'],
        boundary: [
          ...WRONG_TYPE.object,
          '{}',
          '{"type":"Point","coordinates":[120,49]}',
          '{"type":"Polygon","coordinates":null}',
          '{"type":"Polygon","coordinates":[]}',
          '{"type":"Polygon","coordinates":[[[120,49],[121,49],[120,49]]]}',
          '{"type":"Polygon","coordinates":[[["120",49],[121,49],[121,50],["120",49]]]}',
          '{"type":"Polygon","coordinates":[[[1e309,49],[121,49],[121,50],[1e309,49]]]}',
          '{"type":"Polygon","coordinates":[[[120,49],[121,50],[121,49],[120,50],[120,49]]]}',
          '{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}',
          `{"type":"Polygon","coordinates":${nested(500, '[', ']')}}`,
          '{"type":"Feature","geometry":null}',
        ],
      },
    },
    'PUT rules/calendar': {
      who: () => people.admin,
      method: 'PUT',
      path: () => '/rules/calendar/150782002',
      body: () => ({ version: 0, officeHours: '08:30-12:00', closedDays: [] }),
      fields: {
        version: [...WRONG_TYPE.integer.filter((one) => one !== '0'), '1', '1000000001'],
        officeHours: [...WRONG_TYPE.string, ...notText, ...strings('', '8-12', '08:30-12:00,', '12:00-08:30', '00:00-00:59', '08:30-12:00,'.repeat(20))],
        closedDays: [
          ...WRONG_TYPE.array,
          ...['[null]', '["2026-11-24"]', '[[]]', '[{},{}]', '[null,null]', nested(1000, '[', ']')],
          ...inObject({ reason: '停电' }, 'date', [...WRONG_TYPE.string, ...notText, ...strings('', '2026-02-30', '2026-1-1', '24/11/2026')]).map((one) => `[${one}]`),
          ...inObject({ date: '2026-11-24' }, 'reason', words(LIMITS.closedReason)).map((one) => `[${one}]`),
          JSON.stringify(Array(LIMITS.closedDays + 1).fill({ date: '2026-11-24', reason: '停电' })),
        ],
        ...unknownFields('townshipCode', 'changedById', 'gaps'),
      },
    },
    'PUT categories': {
      who: () => people.admin,
      method: 'PUT',
      path: () => '/categories/other',
      body: () => ({ version: 1, limits: SIX, keywords: [], photoToResolve: false, photoBefore: false, checkBeforeClose: false, evidenceMetres: null }),
      fields: {
        version: [...WRONG_TYPE.integer, '2'],
        limits: [...WRONG_TYPE.object, '{}', ...inObject(SIX, 'normal', [...WRONG_TYPE.object, '{}', ...inObject(SIX.normal, 'accept', badLimits)])],
        keywords: [...WRONG_TYPE.array, '[null]', '[1]', '[[]]', '["水","水"]', ...words(LIMITS.keyword).map((one) => `[${one}]`), JSON.stringify(Array.from({ length: 41 }, String))],
        photoToResolve: flag,
        photoBefore: flag,
        checkBeforeClose: flag,
        evidenceMetres: [...WRONG_TYPE.integer.filter((one) => one !== 'null'), '19', '5001'],
        ...unknownFields('code', 'name', 'departmentId', 'position'),
      },
    },
    'POST sandbox/codes': { who: () => null, path: () => '/sandbox/codes', body: () => ({}), fields: { person: [...WRONG_TYPE.string, ...strings('', 'p'.repeat(41), 'a b', '居民')] } },
  };

  const cases = Object.entries(endpoints).flatMap(([name, { fields }]) => Object.keys(fields).map((field) => ({ name, field })));

  it.each(cases)('$name, $field: is refused in our own words, and nothing is written', async ({ name, field }) => {
    const { who, method = 'POST', path, body, fields } = endpoints[name] as Endpoint;
    const values = fields[field] ?? [];
    const flaws: string[] = [];
    for (const value of values) {
      const token = who()?.token;
      const answer = await rawRequest(place.url, { method, path: `/api/v1${path()}`, ...(token && { token }), body: withMember(body(), field, value) });
      const flaw = flawOf(answer);
      if (flaw) flaws.push(`${value.slice(0, 80)} → ${flaw}`);
    }
    expect(flaws).toEqual([]);
    await place.settled();
    expect(await rowCounts(place.database)).toEqual(before);
  });
}); // prettier-ignore

function unknownFields(...names: string[]): Record<string, Json[]> {
  return Object.fromEntries(names.map((name) => [name, ['null', '1', '"a"', '{}']]));
}
