import type { Tokens } from './access-token';
import { fitValue, typeOfField } from './subscribe-values';
import { type ContentScene, type MediaVerdict, splitText, type TextVerdict, worstOf } from './text-parts';
import { WechatError } from './wechat-error';
import { DEFAULT_TIMEOUT_MS, isObject, type WechatAnswer, WechatHttp, type WechatHttpOptions } from './wechat-http';

export interface WechatClientOptions extends WechatHttpOptions {
  appId: string;
  appSecret: string;
  tokens: Tokens;
}

export interface WechatSession {
  openid: string;
  unionid?: string;
  /** Must never leave the server. */
  sessionKey: string;
}

export interface SubscribeMessage {
  touser: string;
  templateId: string;
  /** Path inside the mini-program, without a leading slash. */
  page?: string | undefined;
  state: 'developer' | 'trial' | 'formal';
  /** Field of the template to text, as `{ thing1: '…' }`; made to fit the field's type before it is sent. */
  data: Readonly<Record<string, string>>;
}

export interface TextToCheck {
  openid: string;
  scene: ContentScene;
  content: string;
  title?: string | undefined;
}

export interface MediaToCheck {
  openid: string;
  scene: ContentScene;
  /** Must be open to download by the platform. */
  mediaUrl: string;
  mediaType: 'audio' | 'image';
}

const SEND = '/cgi-bin/message/subscribe/send';
const MEDIA_TYPES = { audio: 1, image: 2 } as const;
/** The platform's own name for a token it no longer takes. */
const DEAD_TOKEN: ReadonlySet<number | null> = new Set([40001, 40014, 42001]);

/** The calls of the mini-program's server API that this product needs. Every failure is a WechatError. */
export class WechatClient {
  private readonly http: WechatHttp;
  private readonly timeoutMs: number;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly options: WechatClientOptions) {
    this.http = new WechatHttp(options);
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  }

  /** Who the person is, for a code of wx.login: single use, five minutes. */
  async code2Session(jsCode: string): Promise<WechatSession> {
    const path = '/sns/jscode2session';
    const { appId, appSecret } = this.options;
    const query = { appid: appId, secret: appSecret, js_code: jsCode, grant_type: 'authorization_code' };
    const answer = await this.http.call({ path, query });
    const unionid = answer['unionid'];
    return {
      openid: textIn(answer, 'openid', path),
      sessionKey: textIn(answer, 'session_key', path),
      ...(typeof unionid === 'string' && { unionid }),
    };
  }

  /** The number behind a code of the phone-number button, without the country code. */
  async phoneNumber(code: string, openid?: string): Promise<{ phoneNumber: string; countryCode: string }> {
    const path = '/wxa/business/getuserphonenumber';
    const { phone_info: phone } = await this.post(path, { code, ...(openid && { openid }) });
    if (!isObject(phone)) throw WechatError.unreachable(path, 'the answer has no phone_info');
    return { phoneNumber: textIn(phone, 'purePhoneNumber', path), countryCode: textIn(phone, 'countryCode', path) };
  }

  /** Sends one message. Those to one person go one after another, since the platform refuses them together (43108). */
  async sendSubscribe({ touser, templateId, page, state, data }: SubscribeMessage): Promise<void> {
    const fitted = fitFields(data);
    await this.inTurn(touser, () =>
      this.post(SEND, {
        touser,
        template_id: templateId,
        ...(page && { page }),
        miniprogram_state: state,
        lang: 'zh_CN',
        data: fitted,
      }),
    );
  }

  /** Judges a text of any length: long ones in parts, and the worst part counts. */
  async checkText({ openid, scene, content, title }: TextToCheck): Promise<TextVerdict> {
    const verdicts: TextVerdict[] = [];
    for (const [index, part] of splitText(content).entries()) {
      const verdict = await this.checkPart({ openid, scene, content: part, title: index === 0 ? title : undefined });
      if (verdict.suggest === 'risky') return verdict;
      verdicts.push(verdict);
    }
    return worstOf(verdicts);
  }

  /** Asks for a judgement of a picture or sound; it comes later as a push event with this trace id. */
  async checkMedia({ openid, scene, mediaUrl, mediaType }: MediaToCheck): Promise<MediaVerdict> {
    const path = '/wxa/media_check_async';
    const body = { version: 2, openid, scene, media_url: mediaUrl, media_type: MEDIA_TYPES[mediaType] };
    return { traceId: textIn(await this.post(path, body), 'trace_id', path) };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private async checkPart({ openid, scene, content, title }: TextToCheck): Promise<TextVerdict> {
    const path = '/wxa/msg_sec_check';
    const answer = await this.post(path, { version: 2, openid, scene, content, ...(title && { title }) });
    const { result } = answer;
    if (!isObject(result)) throw WechatError.unreachable(path, 'the answer has no result');
    const { suggest, label } = result;
    if (suggest !== 'pass' && suggest !== 'review' && suggest !== 'risky') {
      throw WechatError.unreachable(path, 'the answer has an unknown suggestion');
    }
    return { suggest, label: Number(label), traceId: textIn(answer, 'trace_id', path) };
  }

  /** With the token; when the platform refuses it, once more with a new one. */
  private async post(path: string, body: Record<string, unknown>): Promise<WechatAnswer> {
    const { tokens } = this.options;
    const token = await this.held(path, tokens.get());
    try {
      return await this.http.call({ path, query: { access_token: token }, body });
    } catch (error) {
      if (!(error instanceof WechatError && DEAD_TOKEN.has(error.code))) throw error;
    }
    const renewed = await this.held(path, tokens.replace(token));
    return this.http.call({ path, query: { access_token: renewed }, body });
  }

  /** Until there is a token nothing was asked. */
  private async held(path: string, token: Promise<string>): Promise<string> {
    try {
      return await this.inTime(path, token);
    } catch (error) {
      throw error instanceof WechatError ? error.notYetAsked() : error;
    }
  }

  /** The renewal is shared by many callers and goes on without this one. */
  private inTime(path: string, token: Promise<string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(WechatError.unreachable(path, `no token in ${this.timeoutMs} ms`)),
        this.timeoutMs,
      );
      token.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  private async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(key) === mine) this.turns.delete(key);
    }
  }
}

function fitFields(data: Readonly<Record<string, string>>): Record<string, { value: string }> {
  return Object.fromEntries(
    Object.entries(data).map(([field, text]) => {
      const value = fitValue(typeOfField(field), text);
      if (value === null) throw WechatError.badInput(SEND, `data.${field}.value cannot be made to fit`);
      return [field, { value }];
    }),
  );
}

function textIn(answer: WechatAnswer, field: string, path: string): string {
  const value = answer[field];
  if (typeof value === 'string' && value !== '') return value;
  throw WechatError.unreachable(path, `the answer has no ${field}`);
}
