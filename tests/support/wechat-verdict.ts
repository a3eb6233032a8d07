import { SANDBOX } from '../../server/src/wechat/sandbox-account';
import { Pusher } from '../wechat-sandbox/push';
import type { Town } from './town';

/**
 * WeChat's word about a picture, as it comes minutes later: signed and sealed, with the right token or another. True
 * when the server took it.
 */
export async function wechatJudges(
  town: Town,
  traceId: string | null,
  suggest: 'pass' | 'review' | 'risky',
  token: string = SANDBOX.pushToken,
): Promise<boolean> {
  const target = { url: `${town.url}/api/v1/wechat/push`, token, aesKey: SANDBOX.pushAesKey };
  const pusher = new Pusher(SANDBOX.appId, target, () => town.clock.now());
  const event = 'wxa_media_check';
  const message = { ToUserName: 'gh', FromUserName: 'o-sandbox', CreateTime: 1, MsgType: 'event', Event: event };
  const result = { suggest, label: 20002 };
  pusher.push(event, () => ({ ...message, trace_id: traceId, errcode: 0, result }));
  await pusher.settled();
  return pusher.deliveries.every(({ isAccepted }) => isAccepted);
}
