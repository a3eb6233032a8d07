import type { TextVerdict } from './text-parts';
import { isObject, type WechatAnswer } from './wechat-http';

interface Pushed {
  /** The same for every repetition of one event: the platform sends again what was not answered in five seconds. */
  key: string;
  openid: string;
  at: Date;
}

/** What became of a picture or sound given to checkMedia. */
export interface MediaCheckedEvent extends Pushed {
  kind: 'media-checked';
  traceId: string;
  /** The file could not be fetched, so it was not judged: ask again, or let a person look. */
  isUnreadable: boolean;
  /** 'review' whenever there was no judgement. */
  suggest: TextVerdict['suggest'];
  label: number;
}

/** The person answered the question for messages, or took an answer back in the settings. */
export interface SubscribeAnsweredEvent extends Pushed {
  kind: 'subscribe-answered';
  answers: { templateId: string; isAccepted: boolean }[];
}

/** A message accepted earlier failed or went out after all; errorCode 0 is success. */
export interface SubscribeSentEvent extends Pushed {
  kind: 'subscribe-sent';
  results: { templateId: string; messageId: string; errorCode: number; errorStatus: string }[];
}

/** Something this product does not use: answered with success and left alone. */
export interface OtherEvent extends Pushed {
  kind: 'other';
  event: string;
}

export type PushEvent = MediaCheckedEvent | SubscribeAnsweredEvent | SubscribeSentEvent | OtherEvent;

/** A pushed message that cannot be read. */
export class PushEventError extends Error {
  constructor(
    readonly reason: 'xml' | 'not-json' | 'not-an-event',
    message: string,
  ) {
    super(message);
    this.name = 'PushEventError';
  }
}

const SUGGESTIONS = ['pass', 'review', 'risky'] as const;
const UNREADABLE = -1008;
/** Version 1 of the media check wrote its codes as unsigned 32-bit numbers. */
const UNSIGNED_32 = 0x1_0000_0000;

/** The last one a Date can hold. */
const LATEST_SECOND = 8.64e12;

/** Reads a pushed message in its JSON form, the form the address is to be configured for. */
export function parsePushEvent(message: string): PushEvent {
  const body = parseBody(message);
  const event = textOf(body['Event']);
  const openid = textOf(body['FromUserName']);
  const created = numberOf(body['CreateTime']);
  if (created === null || Math.abs(created) > LATEST_SECOND || !openid)
    throw new PushEventError('not-an-event', 'FromUserName or CreateTime is missing');
  const pushed: Pushed = { key: `${openid} ${created} ${event}`, openid, at: new Date(created * 1000) };

  switch (event) {
    case 'wxa_media_check':
      return mediaChecked(pushed, body);
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event':
      return { ...pushed, kind: 'subscribe-answered', answers: listIn(body).map(answerOf) };
    case 'subscribe_msg_sent_event':
      return { ...pushed, kind: 'subscribe-sent', results: listIn(body).map(resultOf) };
    default:
      return { ...pushed, kind: 'other', event };
  }
}

function mediaChecked(pushed: Pushed, body: WechatAnswer): MediaCheckedEvent {
  const traceId = textOf(body['trace_id']);
  if (!traceId) throw new PushEventError('not-an-event', 'trace_id is missing');
  const code = numberOf(body['errcode']) ?? numberOf(body['status_code']) ?? 0;
  const result = isObject(body['result']) ? body['result'] : {};
  const isJudged = code === 0;
  const suggest = SUGGESTIONS.find((one) => one === result['suggest']) ?? versionOneVerdict(body);
  return {
    ...pushed,
    key: traceId,
    kind: 'media-checked',
    traceId,
    isUnreadable: code === UNREADABLE || code === UNREADABLE + UNSIGNED_32,
    suggest: isJudged ? suggest : 'review',
    label: isJudged ? (numberOf(result['label']) ?? 0) : 0,
  };
}

/** Version 1 only knew risky or not; without any verdict a person has to look. */
function versionOneVerdict(body: WechatAnswer): TextVerdict['suggest'] {
  const isRisky = numberOf(body['isrisky']);
  if (isRisky === null) return 'review';
  return isRisky === 0 ? 'pass' : 'risky';
}

function answerOf(entry: WechatAnswer): SubscribeAnsweredEvent['answers'][number] {
  return { templateId: textOf(entry['TemplateId']), isAccepted: entry['SubscribeStatusString'] === 'accept' };
}

function resultOf(entry: WechatAnswer): SubscribeSentEvent['results'][number] {
  return {
    templateId: textOf(entry['TemplateId']),
    messageId: textOf(entry['MsgID']),
    errorCode: numberOf(entry['ErrorCode']) ?? 0,
    errorStatus: textOf(entry['ErrorStatus']),
  };
}

/** One entry comes as an object, several as an array. */
function listIn(body: WechatAnswer): WechatAnswer[] {
  const list = body['List'];
  const entries: unknown[] = Array.isArray(list) ? list : [list];
  const objects = entries.filter(isObject);
  if (objects.length !== entries.length) throw new PushEventError('not-an-event', 'List is missing or not of objects');
  return objects;
}

function parseBody(message: string): WechatAnswer {
  if (message.trimStart().startsWith('<')) {
    throw new PushEventError('xml', 'the message is XML; set the data format of the message push to JSON');
  }
  let body: unknown;
  try {
    body = JSON.parse(message);
  } catch (error) {
    if (error instanceof SyntaxError) throw new PushEventError('not-json', 'the message is not JSON');
    throw error;
  }
  if (!isObject(body)) throw new PushEventError('not-an-event', 'the message is not an object');
  return body;
}

/** Numbers and numbers written as text alike: both occur for one and the same field. */
function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function textOf(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}
