import { LoginCodes } from './login-codes';
import { People, type Person } from './people';
import { Pusher, type PushTarget } from './push';
import { Refusal, type Json } from './refusal';
import { TokenDesk } from './token-desk';

export interface SandboxMessage {
  id: number;
  openid: string;
  person: string;
  templateId: string;
  page: string | null;
  state: string;
  /** Field to text, as `{ thing1: '…' }`. */
  data: Record<string, string>;
  at: string;
}

const VISIT_LASTS_MS = 7_200_000;

/** Everything the sandbox remembers: what on the real platform is WeChat's own database. */
export class Platform {
  readonly people = new People();
  readonly tokens: TokenDesk;
  readonly loginCodes: LoginCodes;
  readonly phoneCodes: LoginCodes;
  readonly pusher: Pusher;
  readonly messages: SandboxMessage[] = [];
  /** People a message is being sent to at this moment. */
  readonly receiving = new Set<string>();
  private readonly grants = new Map<string, number>();
  private lastTrace = 0;

  constructor(
    readonly appId: string,
    readonly appSecret: string,
    readonly now: () => Date,
    pushTarget: PushTarget | null,
  ) {
    this.tokens = new TokenDesk(now);
    this.loginCodes = new LoginCodes('0', now);
    this.phoneCodes = new LoginCodes('p', now);
    this.pusher = new Pusher(appId, pushTarget, now);
  }

  personOf(openid: string): Person {
    const person = this.people.findByOpenid(openid);
    if (!person) throw new Refusal(40003, 'invalid openid');
    return person;
  }

  /** The person, when they opened the mini-program within the last two hours. */
  visitorOf(openid: string): Person {
    const person = this.personOf(openid);
    const since = person.lastVisitAt ? this.now().getTime() - person.lastVisitAt.getTime() : Infinity;
    if (since > VISIT_LASTS_MS) throw new Refusal(61010, 'code is expired');
    return person;
  }

  grant(openid: string, templateId: string, count: number): number {
    const key = `${openid} ${templateId}`;
    const left = (this.grants.get(key) ?? 0) + count;
    this.grants.set(key, left);
    return left;
  }

  /** One accept is one message. */
  spendGrant(openid: string, templateId: string): void {
    if ((this.grants.get(`${openid} ${templateId}`) ?? 0) < 1) {
      throw new Refusal(43101, 'user refuse to accept the msg');
    }
    this.grant(openid, templateId, -1);
  }

  nextTraceId(): string {
    this.lastTrace += 1;
    return `sandbox-trace-${String(this.lastTrace).padStart(6, '0')}`;
  }

  eventOf(openid: string, event: string, rest: Json): Json {
    return {
      ToUserName: 'gh_sandbox',
      FromUserName: openid,
      CreateTime: Math.floor(this.now().getTime() / 1000),
      MsgType: 'event',
      Event: event,
      ...rest,
    };
  }
}
