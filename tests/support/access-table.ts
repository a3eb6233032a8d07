/** Who is tried, in the order of the columns below. */
export const ROLES = [
  'nobody',
  'resident', // reported `held` and `unit`
  'otherResident',
  'follower', // reported the same as `held` and as `unit` and follows both
  'worker', // of the grid of `held` and `unit`; holds `held`
  'otherWorker', // of another grid of the street
  'department', // holds `unit`
  'otherDepartment',
  'dispatcher',
  'supervisor', // of the street; issued the orders there are
  'otherSupervisor', // of the street too, and issued none
  'leader', // supervisor of the county above
  'admin',
  'county', // dispatcher of the county above
  'nextStreet', // worker, dispatcher, supervisor and administrator at once, of the street beside
  'ended', // was dispatcher and administrator of the street
  'disabled', // a dispatcher whose account was disabled
  'expired', // a dispatcher whose session ran out
] as const;
export type CastRole = (typeof ROLES)[number];

/**
 * What is asked for: an issue or area of one's own, another of the street, one of the next street, one that is not there.
 * Of directives: `sent` by the supervisor to the grid of `otherWorker`, where `resident` lives; `draft`, the supervisor's;
 * `nextStreets`, to that street's worker.
 */
export const OBJECTS = ['held', 'unit', 'elsewhere', 'nextStreets', 'missing', 'sent', 'draft'] as const;
export type CastObject = (typeof OBJECTS)[number];

/** One status for each role. */
type Statuses = string;

const everyone = (status: number): Statuses => ROLES.map(() => status).join(' ');
/** No session, or none any more. */
const NOT_IN: readonly CastRole[] = ['nobody', 'disabled', 'expired'];
// prettier-ignore
const COLUMNS = {
  signedIn: (n: number) => ROLES.map((role) => (NOT_IN.includes(role) ? 401 : n)).join(' '),
  //        nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  missing: '401 404 404 404 404 404 404 404 404 404 404 404 404 404 404 404 401 401',
  desk:    '401 403 403 403 403 403 200 200 200 200 200 200 200 200 200 403 401 401',
  //        nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  senders: (n: number) => `401 403 403 403 403 403 403 403 ${n} ${n} ${n} ${n} ${n} ${n} ${n} 403 401 401`,
  levels:  (n: number) => `401 403 403 403 ${n} ${n} 403 403 ${n} ${n} ${n} ${n} ${n} ${n} ${n} 403 401 401`,
  tasks:   '401 403 403 403 200 200 200 200 403 403 403 403 403 403 200 403 401 401',
  doors:   '401 403 403 403 200 200 403 403 200 200 200 200 200 200 200 403 401 401',
  doorsGone: '401 403 403 403 404 404 403 403 404 403 403 403 404 404 404 403 401 401',
  walksGone: '401 403 403 403 404 404 403 403 403 403 403 403 403 403 404 403 401 401',
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
  { route: 'GET /api/v1/issues/similar',           statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/areas',                    statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/areas/locate',             statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/categories',               statuses: COLUMNS.signedIn(200) },

  // For whoever writes directives.
  //                                                         nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  { route: 'GET /api/v1/departments',              statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 200 403 401 401' },

  // Directives, as those who write them and the levels they pass see them.
  { route: 'POST /api/v1/directives',              statuses: COLUMNS.senders(201) },
  { route: 'GET /api/v1/directives',               statuses: COLUMNS.senders(200) },
  { route: 'GET /api/v1/directives/counts',        statuses: COLUMNS.senders(200) },
  //                                                                       nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  { route: 'POST /api/v1/directives/preview',  object: 'held',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 403 403 401 401' },
  { route: 'POST /api/v1/directives/preview',  object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 403 403 403 200 403 200 200 403 401 401' },
  { route: 'PUT /api/v1/directives/:id',       object: 'draft',       statuses: '401 403 403 403 403 403 403 403 403 200 403 403 403 403 404 403 401 401' },
  { route: 'PUT /api/v1/directives/:id',       object: 'sent',        statuses: '401 403 403 403 403 403 403 403 403 409 403 403 403 403 404 403 401 401' },
  { route: 'PUT /api/v1/directives/:id',       object: 'missing',     statuses: COLUMNS.senders(404) },
  { route: 'GET /api/v1/directives/:id',       object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id',       object: 'draft',       statuses: '401 403 403 403 404 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id',       object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id',       object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'GET /api/v1/directives/:id/doors', object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/doors', object: 'draft',       statuses: '401 403 403 403 404 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/doors', object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/doors', object: 'missing',     statuses: COLUMNS.levels(404) },
  // A word of one's own level; the draft is submitted, and lacks its words.
  { route: 'POST /api/v1/directives/:id/actions/:action', object: 'sent',    statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'POST /api/v1/directives/:id/actions/:action', object: 'draft',   statuses: '401 403 403 403 404 404 403 403 403 400 403 403 403 403 404 403 401 401' },
  { route: 'POST /api/v1/directives/:id/actions/:action', object: 'missing', statuses: COLUMNS.levels(404) },
  { route: 'POST /api/v1/directives/:id/follow-up', object: 'sent',        statuses: '401 403 403 403 403 403 403 403 201 201 201 201 201 201 404 403 401 401' },
  { route: 'POST /api/v1/directives/:id/follow-up', object: 'draft',       statuses: '401 403 403 403 403 403 403 403 409 409 409 409 409 409 404 403 401 401' },
  { route: 'POST /api/v1/directives/:id/follow-up', object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 404 404 404 201 404 201 201 403 401 401' },
  { route: 'POST /api/v1/directives/:id/follow-up', object: 'missing',     statuses: COLUMNS.senders(404) },
  { route: 'GET /api/v1/directive-presets',        statuses: COLUMNS.senders(200) },
  { route: 'POST /api/v1/directive-presets',       statuses: COLUMNS.senders(201) },
  // The street's, kept by the supervisor.
  { route: 'DELETE /api/v1/directive-presets/:id', object: 'held',    statuses: '401 403 403 403 403 403 403 403 403 200 403 403 200 403 404 403 401 401' },
  { route: 'DELETE /api/v1/directive-presets/:id', object: 'missing', statuses: COLUMNS.senders(404) },
  { route: 'POST /api/v1/documents',               statuses: COLUMNS.senders(201) },
  { route: 'GET /api/v1/documents/:id',            object: 'held',    statuses: everyone(200) },
  { route: 'GET /api/v1/documents/:id',            object: 'missing', statuses: everyone(404) },

  // How far a directive has come: each level sees its own branch.
  { route: 'GET /api/v1/directives/:id/progress', object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/progress', object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/progress', object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'GET /api/v1/directives/:id/people',   object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/people',   object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/people',   object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'GET /api/v1/directives/:id/sums',     object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/sums',     object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/sums',     object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'GET /api/v1/directives/:id/issues',   object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/issues',   object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/issues',   object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'GET /api/v1/directives/:id/export',   object: 'sent',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/export',   object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/export',   object: 'missing',     statuses: COLUMNS.senders(404) },
  { route: 'GET /api/v1/directives/:id/export/doors', object: 'sent',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/directives/:id/export/doors', object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/directives/:id/export/doors', object: 'missing',     statuses: COLUMNS.senders(404) },
  { route: 'POST /api/v1/directives/:id/people/:personId/answer', object: 'sent',    statuses: '401 403 403 403 404 200 403 403 403 403 403 403 403 403 404 403 401 401' },
  { route: 'POST /api/v1/directives/:id/people/:personId/answer', object: 'missing', statuses: '401 403 403 403 404 404 403 403 403 403 403 403 403 403 404 403 401 401' },

  // One's own copy, whatever else one is.
  { route: 'GET /api/v1/received',                 statuses: COLUMNS.signedIn(200) },
  { route: 'GET /api/v1/received/:id',         object: 'sent',        statuses: '401 200 404 404 404 200 404 404 404 404 404 404 404 404 404 404 401 401' },
  { route: 'GET /api/v1/received/:id',         object: 'draft',       statuses: COLUMNS.missing },
  { route: 'GET /api/v1/received/:id',         object: 'nextStreets', statuses: '401 404 404 404 404 404 404 404 404 404 404 404 404 404 200 404 401 401' },
  { route: 'GET /api/v1/received/:id',         object: 'missing',     statuses: COLUMNS.missing },
  { route: 'POST /api/v1/received/:id/read',   object: 'sent',        statuses: '401 200 404 404 404 200 404 404 404 404 404 404 404 404 404 404 401 401' },
  { route: 'POST /api/v1/received/:id/read',   object: 'missing',     statuses: COLUMNS.missing },
  { route: 'POST /api/v1/received/:id/answer', object: 'sent',        statuses: '401 200 404 404 404 200 404 404 404 404 404 404 404 404 404 404 401 401' },
  { route: 'POST /api/v1/received/:id/answer', object: 'missing',     statuses: COLUMNS.missing },

  // By post. A department's desk is its own list, so an area only narrows it.
  { route: 'GET /api/v1/issues/tasks',             statuses: COLUMNS.tasks },
  { route: 'GET /api/v1/issues/tasks/counts',      statuses: COLUMNS.tasks },
  { route: 'GET /api/v1/issues',                   statuses: COLUMNS.desk },
  { route: 'GET /api/v1/issues/counts',            statuses: COLUMNS.desk },
  //                                                                      nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  { route: 'GET /api/v1/issues',          object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/issues',          object: 'nextStreets', statuses: '401 403 403 403 403 403 200 200 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/issues',          object: 'missing',     statuses: '401 403 403 403 403 403 200 200 404 404 404 404 404 404 404 403 401 401' },
  { route: 'GET /api/v1/issues/counts',   object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/issues/counts',   object: 'nextStreets', statuses: '401 403 403 403 403 403 200 200 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/issues/counts',   object: 'missing',     statuses: '401 403 403 403 403 403 200 200 404 404 404 404 404 404 404 403 401 401' },

  // By what someone is to the issue.
  { route: 'GET /api/v1/issues/:id',      object: 'held',        statuses: '401 200 404 200 200 404 404 404 200 200 200 200 200 200 404 404 401 401' },
  { route: 'GET /api/v1/issues/:id',      object: 'unit',        statuses: '401 200 404 200 200 404 200 404 200 200 200 200 200 200 404 404 401 401' },
  { route: 'GET /api/v1/issues/:id',      object: 'elsewhere',   statuses: '401 404 404 404 404 404 404 404 200 200 200 200 200 200 404 404 401 401' },
  { route: 'GET /api/v1/issues/:id',      object: 'nextStreets', statuses: '401 404 404 404 404 404 404 404 404 404 404 200 404 200 200 404 401 401' },
  { route: 'GET /api/v1/issues/:id',      object: 'missing',     statuses: COLUMNS.missing },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'held',        statuses: '401 403 403 403 200 404 404 404 200 403 403 403 403 200 404 403 401 401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'unit',        statuses: '401 403 403 403 403 404 200 404 200 403 403 403 403 200 404 403 401 401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'elsewhere',   statuses: '401 403 403 403 404 404 404 404 200 403 403 403 403 200 404 403 401 401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'nextStreets', statuses: '401 403 403 403 404 404 404 404 404 403 403 403 403 200 200 403 401 401' },
  { route: 'POST /api/v1/issues/:id/phone',  object: 'missing',     statuses: '401 403 403 403 404 404 404 404 404 403 403 403 403 404 404 403 401 401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'held',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 403 200 404 403 401 401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'unit',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 403 200 404 403 401 401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'elsewhere',   statuses: '401 403 403 403 403 403 403 403 200 200 200 200 403 200 404 403 401 401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 404 404 404 200 403 200 200 403 401 401' },
  { route: 'GET /api/v1/issues/:id/holders', object: 'missing',     statuses: '401 403 403 403 403 403 403 403 404 404 404 404 403 404 404 403 401 401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'held',        statuses: '401 403 403 403 403 403 403 403 403 403 403 403 200 403 404 403 401 401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 403 403 403 403 404 403 200 403 401 401' },
  { route: 'PUT /api/v1/areas/:code/boundary', object: 'missing',     statuses: '401 403 403 403 403 403 403 403 403 403 403 403 404 403 404 403 401 401' },

  // The rules everyone is promised by. Categories are the whole platform's: nobody here is administrator of both streets.
  { route: 'GET /api/v1/rules/calendar/:code', object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/rules/calendar/:code', object: 'nextStreets', statuses: '401 403 403 403 403 403 404 404 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/rules/calendar/:code', object: 'missing',     statuses: '401 403 403 403 403 403 404 404 404 404 404 404 404 404 404 403 401 401' },
  { route: 'PUT /api/v1/rules/calendar/:code', object: 'held',        statuses: '401 403 403 403 403 403 403 403 403 403 403 403 200 403 404 403 401 401' },
  { route: 'PUT /api/v1/rules/calendar/:code', object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 403 403 403 403 404 403 200 403 401 401' },
  { route: 'PUT /api/v1/rules/calendar/:code', object: 'missing',     statuses: '401 403 403 403 403 403 403 403 403 403 403 403 404 403 404 403 401 401' },
  { route: 'PUT /api/v1/categories/:code',          object: 'held',    statuses: '401 403 403 403 403 403 403 403 403 403 403 403 403 403 403 403 401 401' },
  { route: 'GET /api/v1/categories/:code/versions', object: 'held',    statuses: COLUMNS.desk },
  { route: 'GET /api/v1/categories/:code/versions', object: 'missing', statuses: '401 403 403 403 403 403 404 404 404 404 404 404 404 404 404 403 401 401' },

  // Doors: of one's own areas; a worker's are those of the own grids.
  //                                                          nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  { route: 'GET /api/v1/doors',             statuses: COLUMNS.doors },
  { route: 'GET /api/v1/doors',             object: 'held',        statuses: '401 403 403 403 404 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/doors',             object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/doors',             object: 'missing',     statuses: '401 403 403 403 404 404 403 403 404 404 404 404 404 404 404 403 401 401' },
  { route: 'GET /api/v1/doors/buildings',   statuses: COLUMNS.doors },
  { route: 'GET /api/v1/doors/buildings',   object: 'held',        statuses: '401 403 403 403 404 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/doors/buildings',   object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/doors/buildings',   object: 'missing',     statuses: '401 403 403 403 404 404 403 403 404 404 404 404 404 404 404 403 401 401' },
  { route: 'POST /api/v1/doors',            object: 'held',        statuses: '401 403 403 403 201 404 403 403 201 403 403 403 201 201 404 403 401 401' },
  { route: 'POST /api/v1/doors',            object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 403 403 403 404 201 201 403 401 401' },
  { route: 'POST /api/v1/doors',            object: 'missing',     statuses: COLUMNS.doorsGone },
  { route: 'POST /api/v1/doors/import',     statuses: '401 403 403 403 403 403 403 403 200 403 403 403 200 200 200 403 401 401' },
  { route: 'POST /api/v1/doors/choose',     statuses: COLUMNS.doors },
  { route: 'POST /api/v1/doors/choose',     object: 'sent',        statuses: '401 403 403 403 404 200 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'POST /api/v1/doors/choose',     object: 'missing',     statuses: COLUMNS.levels(404) },
  { route: 'PUT /api/v1/doors/:id',         object: 'held',        statuses: '401 403 403 403 200 404 403 403 200 403 403 403 200 200 404 403 401 401' },
  { route: 'PUT /api/v1/doors/:id',         object: 'elsewhere',   statuses: '401 403 403 403 404 404 403 403 200 403 403 403 200 200 404 403 401 401' },
  { route: 'PUT /api/v1/doors/:id',         object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 403 403 403 404 200 200 403 401 401' },
  { route: 'PUT /api/v1/doors/:id',         object: 'missing',     statuses: COLUMNS.doorsGone },
  { route: 'DELETE /api/v1/doors/:id',      object: 'held',        statuses: '401 403 403 403 200 404 403 403 200 403 403 403 200 200 404 403 401 401' },
  { route: 'DELETE /api/v1/doors/:id',      object: 'elsewhere',   statuses: '401 403 403 403 404 404 403 403 200 403 403 403 200 200 404 403 401 401' },
  { route: 'DELETE /api/v1/doors/:id',      object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 403 403 403 404 200 200 403 401 401' },
  { route: 'DELETE /api/v1/doors/:id',      object: 'missing',     statuses: COLUMNS.doorsGone },
  { route: 'POST /api/v1/doors/:id/contact', object: 'held',        statuses: '401 403 403 403 200 404 403 403 403 403 403 403 403 403 404 403 401 401' },
  { route: 'POST /api/v1/doors/:id/contact', object: 'elsewhere',   statuses: COLUMNS.walksGone },
  { route: 'POST /api/v1/doors/:id/contact', object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 403 403 403 403 403 403 200 403 401 401' },
  { route: 'POST /api/v1/doors/:id/contact', object: 'missing',     statuses: COLUMNS.walksGone },
  { route: 'GET /api/v1/doors/:id/visits',  object: 'held',        statuses: '401 403 403 403 200 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/doors/:id/visits',  object: 'elsewhere',   statuses: '401 403 403 403 404 404 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/doors/:id/visits',  object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/doors/:id/visits',  object: 'missing',     statuses: '401 403 403 403 404 404 403 403 404 404 404 404 404 404 404 403 401 401' },
  { route: 'GET /api/v1/visits/walks',      statuses: '401 403 403 403 200 200 403 403 403 403 403 403 403 403 200 403 401 401' },
  { route: 'GET /api/v1/visits/doors',      object: 'held',        statuses: '401 403 403 403 200 404 403 403 403 403 403 403 403 403 404 403 401 401' },
  { route: 'GET /api/v1/visits/doors',      object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 403 403 403 403 403 403 200 403 401 401' },
  { route: 'GET /api/v1/visits/doors',      object: 'missing',     statuses: COLUMNS.walksGone },
  { route: 'POST /api/v1/visits',           object: 'held',        statuses: '401 403 403 403 201 404 403 403 403 403 403 403 403 403 404 403 401 401' },
  { route: 'POST /api/v1/visits',           object: 'elsewhere',   statuses: COLUMNS.walksGone },
  { route: 'POST /api/v1/visits',           object: 'nextStreets', statuses: '401 403 403 403 404 404 403 403 403 403 403 403 403 403 201 403 401 401' },
  { route: 'POST /api/v1/visits',           object: 'missing',     statuses: COLUMNS.walksGone },
  { route: 'GET /api/v1/visits/coverage',   statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 200 403 401 401' },
  { route: 'GET /api/v1/visits/coverage',   object: 'held',        statuses: '401 403 403 403 403 403 403 403 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/visits/coverage',   object: 'nextStreets', statuses: '401 403 403 403 403 403 403 403 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/visits/coverage',   object: 'missing',     statuses: '401 403 403 403 403 403 403 403 404 404 404 404 404 404 404 403 401 401' },

  // Figures: of one's own areas; a department's are its own wherever they lie.
  { route: 'GET /api/v1/figures/definitions',     statuses: COLUMNS.desk },
  { route: 'GET /api/v1/figures', statuses: COLUMNS.desk },
  { route: 'GET /api/v1/figures', object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/figures', object: 'nextStreets', statuses: '401 403 403 403 403 403 200 200 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/figures', object: 'missing',     statuses: '401 403 403 403 403 403 200 200 404 404 404 404 404 404 404 403 401 401' },
  { route: 'GET /api/v1/figures/export', statuses: COLUMNS.desk },
  { route: 'GET /api/v1/figures/export', object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/figures/export', object: 'nextStreets', statuses: '401 403 403 403 403 403 200 200 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/figures/export', object: 'missing',     statuses: '401 403 403 403 403 403 200 200 404 404 404 404 404 404 404 403 401 401' },
  { route: 'GET /api/v1/figures/:key/issues', statuses: COLUMNS.desk },
  { route: 'GET /api/v1/figures/:key/issues', object: 'held',        statuses: '401 403 403 403 403 403 200 200 200 200 200 200 200 200 404 403 401 401' },
  { route: 'GET /api/v1/figures/:key/issues', object: 'nextStreets', statuses: '401 403 403 403 403 403 200 200 404 404 404 200 404 200 200 403 401 401' },
  { route: 'GET /api/v1/figures/:key/issues', object: 'missing',     statuses: '401 403 403 403 403 403 200 200 404 404 404 404 404 404 404 403 401 401' },
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
  //               nob res oth fol wor otw dep otd dis sup ots lea adm cty nxt end dsb exp
  reporter:       '401 200 404 403 403 404 404 404 403 403 403 403 403 403 404 404 401 401',
  affected:       '401 200 404 200 403 404 404 404 403 403 403 403 403 403 404 404 401 401',
  holder:         '401 403 404 403 200 404 404 404 403 403 403 403 403 403 404 404 401 401',
  unit:           '401 403 404 403 403 404 200 404 403 403 403 403 403 403 404 404 401 401',
  desk:           '401 403 404 403 403 404 404 404 200 403 403 403 403 200 404 404 401 401',
  deskOfUnits:    '401 403 404 403 403 404 403 404 200 403 403 403 403 200 404 404 401 401',
  reporterOrDesk: '401 200 404 403 403 404 404 404 200 403 403 403 403 200 404 404 401 401',
  holderOrDesk:   '401 403 404 403 200 404 404 404 200 403 403 403 403 200 404 404 401 401',
  talkers:        '401 200 404 403 200 404 404 404 200 403 403 403 403 200 404 404 401 401',
  talkersOfUnits: '401 200 404 403 403 404 200 404 200 403 403 403 403 200 404 404 401 401',
  leaders:        '401 403 404 403 403 404 404 404 403 200 200 200 403 403 404 404 401 401',
  leadersOfUnits: '401 403 404 403 403 404 403 404 403 200 200 200 403 403 404 404 401 401',
  checkers:       '401 403 404 403 403 404 404 404 200 200 200 200 403 200 404 404 401 401',
  checkersOfUnits:'401 403 404 403 403 404 403 404 200 200 200 200 403 200 404 404 401 401',
  issuer:         '401 403 404 403 403 404 404 404 403 200 403 200 403 403 404 404 401 401',
  platform:       '401 403 404 403 403 404 404 404 403 403 403 403 403 403 404 404 401 401',
  // Its follower follows the lead by now.
  deskOfMerged:   '401 403 404 404 403 404 404 404 200 403 403 403 403 200 404 404 401 401',
};

// prettier-ignore
export const ACTION_ACCESS: readonly ActionRow[] = [
  { action: 'submit',     object: 'held', statuses: COLUMNS.missing },
  { action: 'nonsense',   object: 'held', statuses: COLUMNS.missing },
  { action: 'edit',       object: 'held', statuses: BY.reporter },
  { action: 'refer',      object: 'held', statuses: BY.platform },
  { action: 'dispatch',   object: 'held', statuses: BY.desk },
  { action: 'dispatch',   object: 'unit', statuses: BY.deskOfUnits },
  { action: 'accept',     object: 'held', statuses: BY.holder },
  { action: 'accept',     object: 'unit', statuses: BY.unit },
  { action: 'return',     object: 'held', statuses: BY.holder },
  { action: 'return',     object: 'unit', statuses: BY.unit },
  { action: 'extend',     object: 'held', statuses: BY.holder },
  { action: 'extend',     object: 'unit', statuses: BY.unit },
  { action: 'suspend',    object: 'held', statuses: BY.holder },
  { action: 'suspend',    object: 'unit', statuses: BY.unit },
  { action: 'grant',      object: 'held', statuses: BY.desk },
  { action: 'grant',      object: 'unit', statuses: BY.deskOfUnits },
  { action: 'refuse',     object: 'held', statuses: BY.desk },
  { action: 'refuse',     object: 'unit', statuses: BY.deskOfUnits },
  { action: 'arbitrate',  object: 'held', statuses: BY.leaders },
  { action: 'arbitrate',  object: 'unit', statuses: BY.leadersOfUnits },
  { action: 'resume',     object: 'held', statuses: BY.holderOrDesk },
  { action: 'ask',        object: 'held', statuses: BY.holder },
  { action: 'ask',        object: 'unit', statuses: BY.unit },
  { action: 'reply',      object: 'held', statuses: BY.reporter },
  { action: 'escalate',   object: 'held', statuses: BY.holder },
  { action: 'escalate',   object: 'unit', statuses: BY.unit },
  { action: 'progress',   object: 'held', statuses: BY.holder },
  { action: 'progress',   object: 'unit', statuses: BY.unit },
  { action: 'resolve',    object: 'held', statuses: BY.holder },
  { action: 'resolve',    object: 'unit', statuses: BY.unit },
  { action: 'check',      object: 'held', statuses: BY.checkers },
  { action: 'sendBack',   object: 'held', statuses: BY.checkers },
  { action: 'sendBack',   object: 'unit', statuses: BY.checkersOfUnits },
  { action: 'rate',       object: 'held', statuses: BY.affected },
  { action: 'close',      object: 'held', statuses: BY.desk },
  { action: 'close',      object: 'unit', statuses: BY.deskOfUnits },
  { action: 'reopen',     object: 'held', statuses: BY.reporterOrDesk },
  { action: 'appeal',     object: 'held', statuses: BY.holder },
  { action: 'appeal',     object: 'unit', statuses: BY.unit },
  { action: 'exclude',    object: 'held', statuses: BY.leaders },
  { action: 'uphold',     object: 'held', statuses: BY.leaders },
  { action: 'reject',     object: 'held', statuses: BY.desk },
  { action: 'withdraw',   object: 'held', statuses: BY.reporter },
  { action: 'merge',      object: 'held', statuses: BY.desk },
  { action: 'merge',      object: 'unit', statuses: BY.deskOfUnits },
  { action: 'follow',     object: 'held', statuses: BY.reporter },
  { action: 'unmerge',    object: 'held', statuses: BY.deskOfMerged },
  { action: 'join',       object: 'held', statuses: BY.platform },
  { action: 'part',       object: 'held', statuses: BY.platform },
  { action: 'split',      object: 'held', statuses: BY.desk },
  { action: 'split',      object: 'unit', statuses: BY.deskOfUnits },
  { action: 'gather',     object: 'held', statuses: BY.platform },
  { action: 'urge',       object: 'held', statuses: BY.affected },
  { action: 'supervise',  object: 'held', statuses: BY.leaders },
  { action: 'supervise',  object: 'unit', statuses: BY.leadersOfUnits },
  { action: 'answer',     object: 'held', statuses: BY.holder },
  { action: 'answer',     object: 'unit', statuses: BY.unit },
  { action: 'lift',       object: 'held', statuses: BY.issuer },
  { action: 'shout',      object: 'held', statuses: BY.affected },
  { action: 'answerCall', object: 'held', statuses: BY.leaders },
  { action: 'answerCall', object: 'unit', statuses: BY.leadersOfUnits },
  { action: 'comment',    object: 'held', statuses: BY.talkers },
  { action: 'comment',    object: 'unit', statuses: BY.talkersOfUnits },
  { action: 'warn',       object: 'held', statuses: BY.platform },
  { action: 'expire',     object: 'held', statuses: BY.platform },
  { action: 'climb',      object: 'held', statuses: BY.platform },
  { action: 'harden',     object: 'held', statuses: BY.platform },
];

export function statusOf({ statuses }: { statuses: Statuses }, role: CastRole): number {
  const all = statuses.trim().split(/\s+/).map(Number);
  const status = all[ROLES.indexOf(role)];
  if (all.length !== ROLES.length || !status) throw new Error(`a row needs ${ROLES.length} statuses: ${statuses}`);
  return status;
}
