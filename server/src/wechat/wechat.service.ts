import { Injectable } from '@nestjs/common';
import { AppError, TEMPLATE_KEYS, type TemplateKey } from '@hongqi/shared';
import { Clock } from '../clock';
import { Config } from '../config';
import { SqlSharedCache } from '../system/shared-cache';
import { AccessTokens } from './access-token';
import { PushCrypto } from './push-crypto';
import { SANDBOX } from './sandbox-account';
import { WechatClient } from './wechat-client';
import { WechatError } from './wechat-error';

/** The one WeChat account of this server, real or sandbox; says plainly when there is none. */
@Injectable()
export class WechatService {
  readonly client: WechatClient | null;
  readonly crypto: PushCrypto | null;

  constructor(
    private readonly config: Config,
    cache: SqlSharedCache,
    clock: Clock,
  ) {
    const account = accountOf(config);
    const { appId, appSecret, baseUrl } = account;
    const access = { baseUrl, appId, appSecret };
    const tokens = new AccessTokens({ ...access, cache, now: () => clock.now() });
    this.client = appId ? new WechatClient({ ...access, tokens }) : null;
    this.crypto =
      account.pushToken && account.pushAesKey
        ? new PushCrypto({ appId, token: account.pushToken, encodingAesKey: account.pushAesKey })
        : null;
  }

  async identify(code: string): Promise<{ openid: string }> {
    return translated(async () => this.need().code2Session(code));
  }

  async phoneNumber(code: string, openid: string | null): Promise<string> {
    const { phoneNumber } = await translated(async () => this.need().phoneNumber(code, openid ?? undefined));
    return phoneNumber;
  }

  templates(): { key: TemplateKey; id: string }[] {
    const pairs = this.config.wechatTemplates || (this.config.sandbox ? SANDBOX.templates : '');
    const named = pairs.split(',').map((pair) => pair.split('='));
    return TEMPLATE_KEYS.flatMap((key) => named.filter(([name]) => name === key).map(([, id = '']) => ({ key, id })));
  }

  /** Null when no such message can be sent. */
  templateId(key: TemplateKey): string | null {
    if (!this.client) return null;
    return this.templates().find((template) => template.key === key)?.id ?? null;
  }

  /** The platform's rules ask for a check of what people write; it needs the writer's openid. */
  checksContent(openid: string | null): boolean {
    return this.client !== null && openid !== null;
  }

  get state(): 'developer' | 'trial' | 'formal' {
    return this.config.wechatState as 'developer' | 'trial' | 'formal';
  }

  private need(): WechatClient {
    if (!this.client) throw new AppError('WECHAT_UNAVAILABLE');
    return this.client;
  }
}

function accountOf(config: Config) {
  if (config.sandbox) return { ...SANDBOX, baseUrl: config.wechatSandboxUrl };
  return {
    appId: config.wechatAppId,
    appSecret: config.wechatAppSecret,
    baseUrl: config.wechatBaseUrl,
    pushToken: config.wechatPushToken,
    pushAesKey: config.wechatPushAesKey,
  };
}

/** A bad code is the person's to repeat; everything else is the platform being away. */
async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    throw new AppError(error.kind === 'bad-input' ? 'SIGN_IN_FAILED' : 'WECHAT_UNAVAILABLE', { wechat: error.code });
  }
}
