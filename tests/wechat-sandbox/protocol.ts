import { randomBytes } from 'node:crypto';
import { judgeMedia, judgeText } from './content-rules';
import type { Platform } from './platform';
import { isJson, Refusal, textOf, type Json } from './refusal';
import { isValueAllowed } from './value-rules';

export interface Call {
  query: URLSearchParams;
  body: Json;
  /** The time the platform takes. Rejects when the caller has gone, and then nothing may happen any more. */
  latency(): Promise<void>;
}

interface Endpoint {
  method: 'GET' | 'POST';
  run(platform: Platform, call: Call): Promise<Json>;
}

const TEXT_CHARACTERS = 2500;
const OK = { errcode: 0, errmsg: 'ok' };

/** The server side of the mini-program API: path to behaviour. */
export const PROTOCOL: Record<string, Endpoint> = {
  '/sns/jscode2session': { method: 'GET', run: code2Session },
  '/cgi-bin/stable_token': { method: 'POST', run: stableToken },
  '/wxa/business/getuserphonenumber': { method: 'POST', run: phoneNumber },
  '/cgi-bin/message/subscribe/send': { method: 'POST', run: subscribeSend },
  '/wxa/msg_sec_check': { method: 'POST', run: textCheck },
  '/wxa/media_check_async': { method: 'POST', run: mediaCheck },
};

async function code2Session(platform: Platform, { query, latency }: Call): Promise<Json> {
  await latency();
  checkAccount(platform, query.get('appid') ?? '', query.get('secret') ?? '');
  if (query.get('grant_type') !== 'authorization_code') throw new Refusal(40002, 'invalid grant_type');
  const code = query.get('js_code');
  if (!code) throw new Refusal(41008, 'missing code');
  const person = platform.loginCodes.spend(code);
  person.lastVisitAt = platform.now();
  return { openid: person.openid, session_key: randomBytes(16).toString('base64') };
}

async function stableToken(platform: Platform, { body, latency }: Call): Promise<Json> {
  await latency();
  checkAccount(platform, textOf(body, 'appid'), textOf(body, 'secret'));
  if (body['grant_type'] !== 'client_credential') throw new Refusal(40002, 'invalid grant_type');
  return platform.tokens.issue(body['force_refresh'] === true);
}

async function phoneNumber(platform: Platform, { query, body, latency }: Call): Promise<Json> {
  await latency();
  platform.tokens.check(query.get('access_token'));
  const person = platform.phoneCodes.spend(textOf(body, 'code'));
  const openid = textOf(body, 'openid');
  if (openid && openid !== person.openid) throw new Refusal(40029, 'code and openid do not match');
  return {
    ...OK,
    phone_info: {
      phoneNumber: person.phone,
      purePhoneNumber: person.phone,
      countryCode: '86',
      watermark: { timestamp: Math.floor(platform.now().getTime() / 1000), appid: platform.appId },
    },
  };
}

async function subscribeSend(platform: Platform, { query, body, latency }: Call): Promise<Json> {
  platform.tokens.check(query.get('access_token'));
  const person = platform.personOf(textOf(body, 'touser'));
  const templateId = textOf(body, 'template_id');
  if (!templateId) throw new Refusal(40037, 'invalid template_id');
  const page = textOf(body, 'page');
  if (page.startsWith('/')) throw new Refusal(41030, 'invalid page');
  const state = textOf(body, 'miniprogram_state') || 'formal';
  if (!['developer', 'trial', 'formal'].includes(state)) {
    throw new Refusal(47003, 'argument invalid! miniprogram_state invalid');
  }
  const data = valuesOf(body['data']);

  if (platform.receiving.has(person.openid)) throw new Refusal(43108, 'concurrent sends to the same user');
  platform.receiving.add(person.openid);
  try {
    await latency();
    platform.spendGrant(person.openid, templateId);
  } finally {
    platform.receiving.delete(person.openid);
  }
  const id = platform.messages.length + 1;
  const at = platform.now().toISOString();
  platform.messages.push({
    id,
    openid: person.openid,
    person: person.key,
    templateId,
    page: page || null,
    state,
    data,
    at,
  });
  return { ...OK, msgid: id };
}

async function textCheck(platform: Platform, { query, body, latency }: Call): Promise<Json> {
  await latency();
  platform.tokens.check(query.get('access_token'));
  checkContentCall(platform, body);
  const content = textOf(body, 'content');
  if (!content) throw new Refusal(44002, 'empty post data');
  if (content.length > TEXT_CHARACTERS) throw new Refusal(45002, 'content size out of limit');
  const verdict = judgeText(`${textOf(body, 'title')}\n${content}`);
  return {
    ...OK,
    trace_id: platform.nextTraceId(),
    result: verdict,
    detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
  };
}

async function mediaCheck(platform: Platform, { query, body, latency }: Call): Promise<Json> {
  await latency();
  platform.tokens.check(query.get('access_token'));
  const { openid } = checkContentCall(platform, body);
  if (body['media_type'] !== 1 && body['media_type'] !== 2) throw new Refusal(40004, 'invalid media type');
  const url = textOf(body, 'media_url');
  if (!/^https?:\/\//.test(url)) throw new Refusal(40006, 'invalid media_url');
  const traceId = platform.nextTraceId();
  platform.pusher.push('wxa_media_check', async () => {
    const { errcode, suggest, label } = await judgeMedia(url);
    return platform.eventOf(openid, 'wxa_media_check', {
      appid: platform.appId,
      trace_id: traceId,
      version: 2,
      errcode,
      errmsg: errcode === 0 ? 'ok' : 'media download failed',
      ...(errcode === 0 && {
        result: { suggest, label: String(label) },
        detail: [{ strategy: 'content_model', errcode: 0, suggest, label: String(label), prob: 90 }],
      }),
    });
  });
  return { ...OK, trace_id: traceId };
}

function checkAccount(platform: Platform, appId: string, secret: string): void {
  if (!appId) throw new Refusal(41002, 'appid missing');
  if (!secret) throw new Refusal(41004, 'appsecret missing');
  if (appId !== platform.appId) throw new Refusal(40013, 'invalid appid');
  if (secret !== platform.appSecret) throw new Refusal(40125, 'invalid appsecret');
}

function checkContentCall(platform: Platform, body: Json): { openid: string } {
  if (body['version'] !== 2) throw new Refusal(43104, 'appid does not match openid, or version 2 is missing');
  const person = platform.visitorOf(textOf(body, 'openid'));
  if (![1, 2, 3, 4].includes(Number(body['scene']))) throw new Refusal(40129, 'invalid scene');
  return person;
}

function valuesOf(data: unknown): Record<string, string> {
  if (!isJson(data) || Object.keys(data).length === 0) throw new Refusal(47003, 'argument invalid! data is empty');
  return Object.fromEntries(
    Object.entries(data).map(([field, holder]) => {
      const value = isJson(holder) ? textOf(holder, 'value') : '';
      if (!isValueAllowed(field, value)) throw new Refusal(47003, `argument invalid! data.${field}.value invalid`);
      return [field, value];
    }),
  );
}
