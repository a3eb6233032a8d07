import type { Faults } from './faults';
import type { Person } from './people';
import type { Platform } from './platform';
import type { PushTarget } from './push';
import { isJson, textOf, type Json } from './refusal';

export interface Desk {
  platform: Platform;
  faults: Faults;
  calls: Record<string, number>;
}

export interface ControlAnswer {
  status: number;
  body: unknown;
}

type Control = (desk: Desk, body: Json) => ControlAnswer | Promise<ControlAnswer>;

/** What tests and the start page turn: not part of the platform's protocol. */
export const CONTROLS: Record<string, Control> = {
  'GET /sandbox/people': ({ platform }) =>
    ok(platform.people.list().map(({ key, openid, name, phone }) => ({ key, openid, name, phone }))),
  'POST /sandbox/codes': ({ platform }, body) =>
    forPerson(platform, body, (person) => {
      person.lastVisitAt = platform.now();
      return ok({ code: platform.loginCodes.issue(person) });
    }),
  'POST /sandbox/phone-codes': ({ platform }, body) =>
    forPerson(platform, body, (person) => ok({ code: platform.phoneCodes.issue(person) })),
  'POST /sandbox/subscriptions': ({ platform }, body) =>
    forPerson(platform, body, (person) => subscribe(platform, person, body)),
  'GET /sandbox/messages': ({ platform }) => ok(platform.messages),
  'GET /sandbox/pushes': ({ platform }) => ok(platform.pusher.deliveries),
  'GET /sandbox/calls': ({ calls }) => ok(calls),
  'POST /sandbox/faults': ({ faults, calls }, body) => {
    const problem = faults.order(body, Object.keys(calls));
    return problem ? wrong(problem) : ok({});
  },
  'DELETE /sandbox/faults': ({ faults }) => {
    faults.clear();
    return ok({});
  },
  'DELETE /sandbox/tokens': ({ platform }) => {
    platform.tokens.forget();
    return ok({});
  },
  'PUT /sandbox/push-target': async ({ platform }, body) => {
    const target: PushTarget = { url: textOf(body, 'url'), token: textOf(body, 'token') };
    const aesKey = textOf(body, 'aesKey');
    const isVerified = await platform.pusher.retarget(aesKey ? { ...target, aesKey } : target);
    return isVerified ? ok({}) : wrong('the address did not echo the verification');
  },
};

function subscribe(platform: Platform, person: Person, body: Json): ControlAnswer {
  const templateId = textOf(body, 'templateId');
  const { count = 1 } = body;
  if (!templateId) return wrong('templateId is needed');
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) return wrong('count is a positive integer');
  const left = platform.grant(person.openid, templateId, count);
  platform.pusher.push('subscribe_msg_popup_event', () =>
    platform.eventOf(person.openid, 'subscribe_msg_popup_event', {
      List: { TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' },
    }),
  );
  return ok({ left });
}

function forPerson(platform: Platform, body: Json, answer: (person: Person) => ControlAnswer): ControlAnswer {
  const openid = textOf(body, 'openid');
  const person = openid ? platform.people.findByOpenid(openid) : platform.people.byKeyOrNew(textOf(body, 'person'));
  return person ? answer(person) : wrong('person (a key of a-z, 0-9, -) or a known openid is needed');
}

function ok(body: unknown): ControlAnswer {
  return { status: 200, body };
}

function wrong(problem: string): ControlAnswer {
  return { status: 400, body: { problem } };
}

/** Browsers on this machine may call the controls; pages from anywhere else may not. */
export function allowedOrigin(origin: string | undefined): string | null {
  if (!origin || !URL.canParse(origin)) return null;
  return ['localhost', '127.0.0.1'].includes(new URL(origin).hostname) ? origin : null;
}

export function parseBody(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
