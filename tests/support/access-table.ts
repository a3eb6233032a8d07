/** Who is tried, in the order of the columns below. */
export const ROLES = [
  'nobody',
  'resident', // reported `held` and `unit`
  'otherResident',
  'worker', // of the grid of `held` and `unit`; holds `held`
  'otherWorker', // of another grid of the street
  'department', // holds `unit`
  'otherDepartment',
  'dispatcher',
  'supervisor',
  'admin',
  'county', // dispatcher of the county above
  'nextStreet', // worker, dispatcher, supervisor and administrator at once, of the street beside
  'ended', // was dispatcher and administrator of the street
  'disabled', // a dispatcher whose account was disabled
  'expired', // a dispatcher whose session ran out
] as const;
export type CastRole = (typeof ROLES)[number];

/** What is asked for: an issue or area of one's own, another of the street, one of the next street, one that is not there. */
export const OBJECTS = ['held', 'unit', 'elsewhere', 'nextStreets', 'missing'] as const;
export type CastObject = (typeof OBJECTS)[number];

/** One status for each role. */
type Statuses = string;

const everyone = (status: number): Statuses => ROLES.map(() => status).join(' ');
// prettier-ignore
const COLUMNS = {
  //                   nobody resid other worker other depart other dispa super admin county next ended disab expir
  signedIn: (n: number) => `401   ${n}  ${n}  ${n}   ${n}  ${n}   ${n}  ${n}  ${n}  ${n}  ${n}   ${n}  ${n}  401  401`,
  missing:                '401    404   404   404    404   404    404   404   404   404   404    404   404   401  401',
  desk:                   '401    403   403   403    403   200    200   200   200   200   200    200   403   401  401',
  tasks:                  '401    403   403   200    200   200    200   403   403   403   403    200   403   401  401',
};

export interface RouteRow {
  route: string;
  object?: CastObject;
  statuses: Statuses;
}

/** Every route of the server; `object` fills `:id`, `:code` or the area asked for. */
// prettier-ignore
export const ACCESS: readonly RouteRow[] = [
  // For anyone: what is asked before signing in, and what proves itself otherwise.
  { route: 'GET /',                                statuses: everyone(200) },
  { route: 'GET /favicon.ico',                     statuses: everyone(200) },
  { route: 'GET /healthz',                         statuses: everyone(200) },
  { route: 'GET /readyz',                          statuses: everyone(200) },
  { route: 'POST /api/v1/session/wechat',          statuses: everyone(200) },
  { route: 'POST /api/v1/session/password',        statuses: everyone(200) },
  { route: 'GET /api/v1/client-config',            statuses: everyone(200) },
  { route: 'GET /api/v1/sandbox/people',           statuses: everyone(200) },
  { route: 'POST /api/v1/sandbox/codes',           statuses: everyone(200) },
  { route: 'GET /api/v1/wechat/push',              statuses: everyone(404) },
  { route: 'POST /api/v1/wechat/push',             statuses: everyone(404) },
  { route: 'GET /api/v1/photos/:id/:size',         object: 'held',    statuses: everyone(200) },
  { route: 'GET /api/v1/photos/:id/:size',         object: 'missing', statuses: everyone(404) },

  // For everyone who is signed in, about themselves.
  { route: 'DELETE /api/v1/session',               statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/me',                       statuses: COLUMNS.signedIn(200) },
  { route: 'PUT /api/v1/me/home',                  statuses: COLUMNS.signedIn(200) },
  { route: 'POST /api/v1/me/phone',                statuses: COLUMNS.signedIn(200) },
  { route: 'POST /api/v1/me/subscriptions',        statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/inbox',                    statuses: COLUMNS.signedIn(200) },
  { route: 'POST /api/v1/inbox/read',              statuses: COLUMNS.signedIn(200) },
  { route: 'POST /api/v1/photos',                  statuses: COLUMNS.signedIn(201) },
  { route: 'POST /api/v1/issues',                  statuses: COLUMNS.signedIn(201) },
  { route: 'GET /api/v1/issues/mine',              statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/areas',                    statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/areas/locate',             statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/categories',               statuses: COLUMNS.signedIn(200) },

  // By post. A department's desk is its own list, so an area only narrows it.
  { route: 'GET /api/v1/issues/tasks',             statuses: COLUMNS.tasks },
  { route: 'GET /api/v1/issues/tasks/counts',      statuses: COLUMNS.tasks },
  { route: 'GET /api/v1/issues',                   statuses: COLUMNS.desk },
  { route: 'GET /api/v1/issues/counts',            statuses: COLUMNS.desk },
  //                                                                    nobody resid other worker other depart other dispa super admin county next ended disab expir
  { route: 'GET /api/v1/issues',          object: 'held',        statuses: '401  403   403   403    403   200    200   200   200   200   200    404   403   401   401' },
  { route: 'GET /api/v1/issues',          object: 'nextStreets', statuses: '401  403   403   403    403   200    200   404   404   404   200    200   403   401   401' },
  { route: 'GET /api/v1/issues',          object: 'missing',     statuses: '401  403   403   403    403   200    200   404   404   404   404    404   403   401   401' },
  { route: 'GET /api/v1/issues/counts',   object: 'held',        statuses: '401  403   403   403    403   200    200   200   200   200   200    404   403   401   401' },
  { route: 'GET /api/v1/issues/counts',   object: 'nextStreets', statuses: '401  403   403   403    403   200    200   404   404   404   200    200   403   401   401' },
  { route: 'GET /api/v1/issues/counts',   object: 'missing',     statuses: '401  403   403   403    403   200    200   404   404   404   404    404   403   401   401' },

  // By what someone is to the issue.
  { route: 'GET /api/v1/issues/:id',      object: 'held',        statuses: '401  200   404   200    404   404    404   200   200   200   200    404   404   401   401' },
  { route: 'GET /api/v1/issues/:id',      object: 'unit',        statuses: '401  200   404   200    404   200    404   200   200   200   200    404   404   401   401' },
  { route: 'GET /api/v1/issues/:id',      object: 'elsewhere',   statuses: '401  404   404   404    404   404    404   200   200   200   200    404   404   401   401' },
  { route: 'GET /api/v1/issues/:id',      object: 'nextStreets', statuses: '401  404   404   404    404   404    404   404   404   404   200    200   404   401   401' },
  { route: 'GET /api/v1/issues/:id',      object: 'missing',     statuses: COLUMNS.missing },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'held',        statuses: '401  403   403   200    404   404    404   200   403   403   200    404   403   401   401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'unit',        statuses: '401  403   403   403    404   200    404   200   403   403   200    404   403   401   401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'elsewhere',   statuses: '401  403   403   404    404   404    404   200   403   403   200    404   403   401   401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'nextStreets', statuses: '401  403   403   404    404   404    404   404   403   403   200    200   403   401   401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'missing',     statuses: '401  403   403   404    404   404    404   404   403   403   404    404   403   401   401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'held',        statuses: '401  403   403   403    403   403    403   200   403   403   200    404   403   401   401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'unit',        statuses: '401  403   403   403    403   403    403   200   403   403   200    404   403   401   401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'elsewhere',   statuses: '401  403   403   403    403   403    403   200   403   403   200    404   403   401   401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'nextStreets', statuses: '401  403   403   403    403   403    403   404   403   403   200    200   403   401   401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'missing',     statuses: '401  403   403   403    403   403    403   404   403   403   404    404   403   401   401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'held',        statuses: '401  403   403   403    403   403    403   403   403   200   403    404   403   401   401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'nextStreets', statuses: '401  403   403   403    403   403    403   403   403   404   403    200   403   401   401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'missing',     statuses: '401  403   403   403    403   403    403   403   403   404   403    404   403   401   401' },
];

/** `POST /api/v1/issues/:id/actions/:action`: each action in a state that takes it, given all it needs. */
export interface ActionRow {
  action: string;
  object: 'held' | 'unit';
  statuses: Statuses;
}

export const ACTION_ROUTE = 'POST /api/v1/issues/:id/actions/:action';

// prettier-ignore
const BY = {
  //                nobody resid other worker other depart other dispa super admin county next ended disab expir
  reporter:           '401   200   404   403    404   404    404   403   403   403   403    404   404   401   401',
  holder:             '401   403   404   200    404   404    404   403   403   403   403    404   404   401   401',
  unit:               '401   403   404   403    404   200    404   403   403   403   403    404   404   401   401',
  dispatcher:         '401   403   404   403    404   404    404   200   403   403   200    404   404   401   401',
  dispatcherOfUnits:  '401   403   404   403    404   403    404   200   403   403   200    404   404   401   401',
  reporterOrDesk:     '401   200   404   403    404   404    404   200   403   403   200    404   404   401   401',
  talkers:            '401   200   404   200    404   404    404   200   403   403   200    404   404   401   401',
  talkersOfUnits:     '401   200   404   403    404   200    404   200   403   403   200    404   404   401   401',
  router:             '401   403   404   403    404   404    404   403   403   403   403    404   404   401   401',
};

// prettier-ignore
export const ACTION_ACCESS: readonly ActionRow[] = [
  { action: 'submit',   object: 'held', statuses: COLUMNS.missing },
  { action: 'nonsense', object: 'held', statuses: COLUMNS.missing },
  { action: 'refer',    object: 'held', statuses: BY.router },
  { action: 'dispatch', object: 'held', statuses: BY.dispatcher },
  { action: 'dispatch', object: 'unit', statuses: BY.dispatcherOfUnits },
  { action: 'accept',   object: 'held', statuses: BY.holder },
  { action: 'accept',   object: 'unit', statuses: BY.unit },
  { action: 'return',   object: 'held', statuses: BY.holder },
  { action: 'return',   object: 'unit', statuses: BY.unit },
  { action: 'escalate', object: 'held', statuses: BY.holder },
  { action: 'escalate', object: 'unit', statuses: BY.unit },
  { action: 'progress', object: 'held', statuses: BY.holder },
  { action: 'progress', object: 'unit', statuses: BY.unit },
  { action: 'resolve',  object: 'held', statuses: BY.holder },
  { action: 'resolve',  object: 'unit', statuses: BY.unit },
  { action: 'check',    object: 'held', statuses: BY.dispatcher },
  { action: 'sendBack', object: 'held', statuses: BY.dispatcher },
  { action: 'sendBack', object: 'unit', statuses: BY.dispatcherOfUnits },
  { action: 'rate',     object: 'held', statuses: BY.reporter },
  { action: 'close',    object: 'held', statuses: BY.dispatcher },
  { action: 'close',    object: 'unit', statuses: BY.dispatcherOfUnits },
  { action: 'reopen',   object: 'held', statuses: BY.reporterOrDesk },
  { action: 'reject',   object: 'held', statuses: BY.dispatcher },
  { action: 'withdraw', object: 'held', statuses: BY.reporter },
  { action: 'merge',    object: 'held', statuses: BY.dispatcher },
  { action: 'merge',    object: 'unit', statuses: BY.dispatcherOfUnits },
  { action: 'urge',     object: 'held', statuses: BY.reporter },
  { action: 'comment',  object: 'held', statuses: BY.talkers },
  { action: 'comment',  object: 'unit', statuses: BY.talkersOfUnits },
];

export function statusOf({ statuses }: { statuses: Statuses }, role: CastRole): number {
  const all = statuses.trim().split(/\s+/).map(Number);
  const status = all[ROLES.indexOf(role)];
  if (all.length !== ROLES.length || !status) throw new Error(`a row needs ${ROLES.length} statuses: ${statuses}`);
  return status;
}
