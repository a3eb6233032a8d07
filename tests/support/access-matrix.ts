import { randomUUID } from 'node:crypto';
import { areaRoutes, type CalendarView } from '@hongqi/shared';
import { SANDBOX } from '../../server/src/wechat/sandbox-account';
import {
  ACCESS,
  ACTION_ACCESS,
  type ActionRow,
  ACTION_ROUTE,
  type CastRole,
  ROLES,
  type RouteRow,
  statusOf,
} from './access-table';
import { BARE, type Cast, MISSING_ID } from './access-cast';
import { newKey } from './actor';
import { aDirective, anAudience } from './directives';
import { plainPdf } from './documents';
import { plainPhoto } from './photos';
import { PASSWORD } from './town';

export interface Answer {
  route: string;
  role: CastRole;
  status: number;
  body: unknown;
  /** The answer word by word, but for the id of the request. */
  text: string;
}

export interface Mismatch {
  route: string;
  object: string;
  role: CastRole;
  expected: number;
  got: number;
}

interface Request {
  path: string;
  body?: unknown;
  form?: FormData;
  token?: string;
}

/** Calls cells of the access table as their roles, and keeps every answer for a closer look. */
export class AccessMatrix {
  readonly answers: Answer[] = [];
  private photo: Buffer | undefined;

  constructor(readonly cast: Cast) {}

  async mismatches(rows: readonly RouteRow[] = ACCESS, roles: readonly CastRole[] = ROLES): Promise<Mismatch[]> {
    const wrong: Mismatch[] = [];
    for (const row of rows) {
      for (const role of roles) {
        const { status } = await this.ask(row, role);
        const expected = statusOf(row, role);
        if (status !== expected)
          wrong.push({ route: row.route, object: row.object ?? '-', role, expected, got: status });
      }
    }
    return wrong;
  }

  /**
   * Refusals change nothing, so they share one issue; each press that should succeed gets one of its own. `sabotage` holds
   * for the presses only: what it returns puts everything back.
   */
  async actionMismatches(
    rows: readonly ActionRow[] = ACTION_ACCESS,
    roles: readonly CastRole[] = ROLES,
    sabotage: () => () => void = () => () => undefined,
  ): Promise<Mismatch[]> {
    const wrong: Mismatch[] = [];
    for (const row of rows) {
      const shared = await this.cast.issueFor(row.object, row.action);
      const body = this.cast.inputFor(row.action);
      for (const role of roles) {
        const expected = statusOf(row, role);
        const issue = expected === 200 ? await this.cast.issueFor(row.object, row.action) : shared;
        const path = `/api/v1/issues/${issue.id}/actions/${row.action}`;
        const putBack = sabotage();
        const { status } = await this.send(ACTION_ROUTE, role, { path, body: { ...body, actionKey: newKey() } });
        putBack();
        if (status !== expected) wrong.push({ route: row.action, object: row.object, role, expected, got: status });
      }
    }
    return wrong;
  }

  async ask(row: RouteRow, role: CastRole): Promise<Answer> {
    return this.send(row.route, role, await this.requestFor(row, role));
  }

  async send(route: string, role: CastRole, request: Request): Promise<Answer> {
    const token = request.token ?? this.cast.person(role).token;
    const { path, body, form } = request;
    const answer = await fetch(this.cast.town.url + path, {
      method: route.split(' ', 1)[0] ?? 'GET',
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(form ? { body: form } : body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = (await answer.text()).replace(/,?"requestId":"[0-9A-Z]{26}"/, '');
    const isJson = answer.headers.get('content-type')?.includes('json');
    const kept: Answer = { route, role, status: answer.status, body: isJson ? JSON.parse(text) : text, text };
    this.answers.push(kept);
    return kept;
  }

  /** The body a route would be happy with. */
  async bodyOf(row: RouteRow, role: CastRole): Promise<object> {
    const { body } = await this.requestFor(row, role);
    return typeof body === 'object' && body !== null ? body : {};
  }

  private async requestFor({ route, object }: RouteRow, role: CastRole): Promise<Request> {
    const [, template = ''] = route.split(' ');
    const id = object && object !== 'missing' ? (this.cast.issues.get(object)?.id ?? '') : MISSING_ID;
    const area = object ? this.cast.areas[object] : undefined;
    const path = template
      .replace(':code', area?.grid ?? '')
      .replace(':id', id)
      .replace(':key', 'filed');
    const special = await this.special(route, role, object);
    const period = /figures(?!.definitions)/.test(template) ? ['from=2026-11-01', 'to=2026-11-30'] : [];
    const scope = area ? [`areaCode=${area.street}`] : [];
    const asked = route.startsWith('GET') ? [...period, ...scope] : [];
    return { path: asked.length ? `${path}?${asked.join('&')}` : path, ...special };
  }

  /** Routes that want more than their path. */
  private async special(route: string, role: CastRole, object: RouteRow['object']): Promise<Partial<Request>> {
    const { town } = this.cast;
    if (/v1\/(doors|visits)/.test(route)) return this.doorRequest(route, object);
    switch (route) {
      case 'POST /api/v1/session/wechat':
        return { body: { code: await town.wechat.code('cast-visitor') } };
      case 'POST /api/v1/session/password':
        return { body: { login: 'housing', password: PASSWORD } };
      case 'DELETE /api/v1/session':
        return { token: (await this.cast.again(role)).token };
      case 'POST /api/v1/sandbox/codes':
        return { body: { person: 'resident-1' } };
      case 'POST /api/v1/wechat/push':
        return { body: { ToUserName: 'gh', Encrypt: SANDBOX.pushToken } };
      case 'PUT /api/v1/me/home':
        return { body: { gridCode: '150782002001001' } };
      case 'POST /api/v1/me/phone':
        // WeChat hands a number out only to the person it belongs to; accounts without WeChat may take any.
        return {
          body: {
            code: await town.wechat.phoneCode(
              /resident|worker|follower/i.test(role) ? this.cast.person(role).key : 'cast-phone',
            ),
          },
        };
      case 'POST /api/v1/me/subscriptions':
        return { body: { answers: [{ templateId: 'sandbox-task', answer: 'accept' }] } };
      case 'POST /api/v1/inbox/read':
        return { body: { ids: [MISSING_ID] } };
      case 'POST /api/v1/issues/:id/phone':
        return { body: {} };
      case 'POST /api/v1/issues':
        return { body: { submissionKey: `cast-${randomUUID()}`, text: '再来一件' } };
      case 'GET /api/v1/issues/similar':
        return { path: '/api/v1/issues/similar?lng=120.721596&lat=49.291942' };
      case 'GET /api/v1/areas/locate':
        return { path: '/api/v1/areas/locate?lng=120.721596&lat=49.291942' };
      case 'GET /api/v1/photos/:id/:size':
        return {
          path: object === 'missing' ? `/api/v1/photos/${MISSING_ID}/full?until=1&signature=x` : this.cast.photoUrl,
        };
      case 'PUT /api/v1/areas/:code/boundary':
        return { body: { boundary: object && this.cast.boundaries.get(object), crs: 'gcj02' } };
      case 'GET /api/v1/rules/calendar/:code':
      case 'PUT /api/v1/rules/calendar/:code':
        return this.calendarRequest(route, role, object);
      case 'GET /api/v1/categories/:code/versions':
        return { path: `/api/v1/categories/${object === 'missing' ? 'nothing' : 'other'}/versions` };
      case 'PUT /api/v1/categories/:code':
        return { path: '/api/v1/categories/other', body: await this.categoryRules() };
      case 'POST /api/v1/photos':
        return { form: await this.photoForm() };
      case 'POST /api/v1/documents':
        return { form: formOf(plainPdf(), '通知.pdf') };
      case 'GET /api/v1/documents/:id':
        return object === 'missing' ? {} : { path: this.cast.documentUrl };
      case 'POST /api/v1/directive-presets':
        return { body: { kind: 'audience', name: '常用', audience: anAudience({ areas: [] }) } };
      case 'DELETE /api/v1/directive-presets/:id':
        return { path: `/api/v1/directive-presets/${object === 'held' ? await this.cast.presetId() : MISSING_ID}` };
      default:
        if (/\/(directives|received)(\/|$)/.test(route)) return this.directiveRequest(route, object);
        return route.startsWith('GET /api/v1/issues/:id')
          ? { path: route.replace('GET ', '').replace(':id', this.idOf(object)) }
          : {};
    }
  }

  private async doorRequest(route: string, object: RouteRow['object']): Promise<Partial<Request>> {
    if (route.endsWith('/choose') && object)
      return { body: { unmetOf: this.cast.directives.get(object)?.id ?? MISSING_ID } };
    const request = await this.cast.doors.request(route, object);
    const area = object && this.cast.areas[object];
    const isCoverageOfOne = route.endsWith('/coverage') && area;
    return isCoverageOfOne ? { path: `${request.path ?? ''}&areaCode=${area.street}` } : request;
  }

  private directiveRequest(route: string, object: RouteRow['object']): Request {
    const { cast } = this;
    const directive = object && cast.directives.get(object);
    const path = (route.split(' ')[1] ?? '')
      .replace(':id', directive?.id ?? MISSING_ID)
      .replace(':personId', cast.silentId)
      .replace(':action', object === 'draft' ? 'submit' : 'add');
    const bodies: Record<string, object> = {
      'POST /api/v1/directives': aDirective({ audience: anAudience({ areas: [] }) }),
      'POST /api/v1/directives/preview': {
        audience: anAudience({ areas: [(object && cast.areas[object]?.grid) ?? ''] }),
        cascade: 'straight',
      },
      'PUT /api/v1/directives/:id': { ...aDirective(BARE), version: directive?.version ?? 1 },
      'POST /api/v1/directives/:id/follow-up': { draftKey: newKey() },
      'POST /api/v1/directives/:id/actions/:action':
        object === 'draft' ? {} : { areaCode: '150782002001002', note: '带上铁锹。' },
    };
    return route.startsWith('GET') ? { path } : { path, body: bodies[route] ?? {} };
  }

  /** Edited from the version there is; whoever may not see it tries with the first. */
  private async calendarRequest(route: string, role: CastRole, object: RouteRow['object']): Promise<Request> {
    const path = `/api/v1/rules/calendar/${(object && this.cast.areas[object]?.street) ?? ''}`;
    if (route.startsWith('GET')) return { path };
    const seen = await this.cast.person(role).send('GET', path);
    const { version } = seen.status === 200 ? (seen.body as CalendarView) : { version: 0 };
    return { path, body: { version, officeHours: '08:30-12:00,14:00-17:30', closedDays: [] } };
  }

  private async categoryRules(): Promise<object> {
    const categories = await this.cast.person('admin').call(areaRoutes.categories, {});
    const other = categories.find(({ code }) => code === 'other');
    if (!other) throw new Error('there is no category other');
    const { version, limits, keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres } = other;
    return { version, limits, keywords, photoToResolve, photoBefore, checkBeforeClose, evidenceMetres };
  }

  private idOf(object: RouteRow['object']): string {
    return (object && this.cast.issues.get(object)?.id) ?? MISSING_ID;
  }

  private async photoForm(): Promise<FormData> {
    this.photo ??= await plainPhoto(64, 48);
    return formOf(this.photo, 'photo.jpg');
  }
}

function formOf(content: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(content)]), name);
  return form;
}

/** `GET /api/v1/issues/:id` …: what the running server really answers on, from its router. Static files are left out. */
export function routesOf(printed: string): string[] {
  const paths: string[] = [];
  const routes: string[] = [];
  for (const line of printed.split('\n').filter((text) => text.includes('── '))) {
    const depth = line.indexOf('── ');
    const [, segment = '', methods = ''] = /── (\S+)(?: \(([^)]*)\))?/.exec(line) ?? [];
    const level = (depth - 1) / 4;
    paths.splice(level, paths.length, segment);
    const path = paths.join('');
    if (/^\/(m|console|api\/docs)([/*-]|$)/.test(path)) continue;
    routes.push(
      ...methods
        .split(', ')
        .filter((method) => method && method !== 'HEAD')
        .map((method) => `${method} ${path}`),
    );
  }
  return routes;
}
