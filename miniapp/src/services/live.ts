import Taro from '@tarojs/taro';
import { LIVE_PATH, type LiveClientMessage, type LiveServerMessage } from '@hongqi/shared';
import { useSession } from '@/store/session';
import { createBus } from './bus';
import { remark } from './errors';
import { socketOrigin } from './platform';
import { sessionToken } from './session';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** Proxies close a silent connection, usually after a minute. */
const PING_MS = 30_000;
const NOT_SIGNED_IN = 4401;

/** Issues that changed, by id and version; notices that arrived; directives with news for this person. */
export const liveIssues = createBus<{ id: string; version: number }>();
export const liveDirectives = createBus<{ id: string }>();
export const liveNotices = createBus<Extract<LiveServerMessage, { type: 'notice' }>>();

let wanted = false;
let connecting = false;
let socket: Taro.SocketTask | null = null;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | null = null;
let ping: ReturnType<typeof setInterval> | null = null;

/** Connects while the program is in front; news makes open pages fresh, but nothing depends on it. */
export function goLive(): void {
  wanted = true;
  if (socket || connecting || retry || !sessionToken()) return;
  connecting = true;
  connect()
    .catch((error: unknown) => {
      remark('live', error);
      lost();
    })
    .finally(() => {
      connecting = false;
    });
}

export function leaveLive(): void {
  wanted = false;
  failures = 0;
  if (retry) clearTimeout(retry);
  retry = null;
  socket?.close({});
  drop();
}

async function connect(): Promise<void> {
  const task = await Taro.connectSocket({ url: socketOrigin() + LIVE_PATH });
  socket = task;
  task.onOpen(() => {
    say({ type: 'auth', token: sessionToken() ?? '' });
    ping = setInterval(() => say({ type: 'ping' }), PING_MS);
  });
  task.onMessage(({ data }) => {
    if (task === socket) hear(JSON.parse(String(data)) as LiveServerMessage);
  });
  task.onError(() => {
    if (task === socket) lost();
  });
  task.onClose(({ code }) => {
    if (task !== socket) return;
    // The next ordinary request renews the session; until then there is no point in asking again.
    if (code === NOT_SIGNED_IN) drop();
    else lost();
  });
  if (!wanted) leaveLive();
}

function say(message: LiveClientMessage): void {
  socket?.send({ data: JSON.stringify(message) });
}

function hear(message: LiveServerMessage): void {
  switch (message.type) {
    case 'ready':
      failures = 0;
      useSession.setState({ unread: message.unread });
      return;
    case 'notice':
      useSession.setState({ unread: message.unread });
      liveNotices.say(message);
      return;
    case 'directive':
      useSession.setState({ unread: message.unread });
      liveDirectives.say(message);
      return;
    case 'issue':
      liveIssues.say(message);
      return;
    case 'pong':
      return;
  }
}

function drop(): void {
  socket = null;
  if (ping) clearInterval(ping);
  ping = null;
}

/** Waits longer each time, by a random part, so that a restarted server is not met by everyone at once. */
function lost(): void {
  drop();
  if (!wanted || retry) return;
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures);
  failures += 1;
  retry = setTimeout(
    () => {
      retry = null;
      if (wanted) goLive();
    },
    longest * (0.5 + Math.random() / 2),
  );
}
