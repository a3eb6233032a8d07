import { LIVE_PATH, type LiveClientMessage, type LiveServerMessage } from '@hongqi/shared';
import { create } from 'zustand';
import { refreshDirectives } from './directives/directive-queries';
import { queryClient } from './query-client';
import { reconnectDelay } from './reconnect-delay';
import { useSession } from './session';

const PING_MS = 25_000;
/** Nothing heard for two pings: the line is dead although no one closed it. */
const SILENCE_MS = 60_000;
/** A busy street changes several issues a second; the lists are asked for again at most this often. */
const GATHER_MS = 800;
const TOKEN_REFUSED = 4401;

interface Live {
  /** `lost` only after a line that once stood, or could not be had, is gone. */
  line: 'joining' | 'on' | 'lost';
  unread: number | null;
}

export const useLive = create<Live>(() => ({ line: 'joining', unread: null }));

/** Keeps a line to the server until the returned function is called. */
export function openLive(token: string): () => void {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let heardAt = 0;
  let again: number | undefined;
  let stopped = false;

  const say = (message: LiveClientMessage): void => socket?.send(JSON.stringify(message));

  function join(): void {
    window.clearTimeout(again);
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const line = new WebSocket(`${scheme}://${window.location.host}${LIVE_PATH}`);
    socket = line;
    heardAt = Date.now();
    line.onopen = () => say({ type: 'auth', token });
    line.onmessage = ({ data }) => {
      heardAt = Date.now();
      const message = JSON.parse(String(data)) as LiveServerMessage;
      if (message.type === 'ready') attempt = 0;
      hear(message);
    };
    line.onclose = ({ code }) => {
      if (stopped || socket !== line) return;
      if (code === TOKEN_REFUSED) return useSession.getState().expired();
      useLive.setState({ line: 'lost' });
      again = window.setTimeout(join, reconnectDelay(attempt++, Math.random()));
    };
  }

  const beat = window.setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (Date.now() - heardAt > SILENCE_MS) socket.close();
    else say({ type: 'ping' });
  }, PING_MS);

  const joinAtOnce = (): void => {
    if (socket?.readyState === WebSocket.CLOSED) join();
  };
  window.addEventListener('online', joinAtOnce);
  join();

  return () => {
    stopped = true;
    window.clearInterval(beat);
    window.clearTimeout(again);
    window.removeEventListener('online', joinAtOnce);
    socket?.close();
    useLive.setState({ line: 'joining', unread: null });
  };
}

function hear(message: LiveServerMessage): void {
  switch (message.type) {
    case 'ready':
      // Whatever happened while the line was down was not heard.
      if (useLive.getState().line === 'lost') void queryClient.invalidateQueries();
      useLive.setState({ line: 'on', unread: message.unread });
      break;
    case 'notice':
      useLive.setState({ unread: message.unread });
      void queryClient.invalidateQueries({ queryKey: ['inbox'] });
      break;
    case 'issue':
      void queryClient.invalidateQueries({ queryKey: ['issue', message.id] });
      refreshListsSoon();
      break;
    case 'directive':
      useLive.setState({ unread: message.unread });
      directives.add(message.id);
      refreshListsSoon();
      break;
    case 'pong':
      break;
  }
}

let gathering: number | undefined;
/** Told of since the lists were last asked for. */
const directives = new Set<string>();

function refreshListsSoon(): void {
  gathering ??= window.setTimeout(() => {
    gathering = undefined;
    void queryClient.invalidateQueries({ queryKey: ['desk'] });
    void queryClient.invalidateQueries({ queryKey: ['counts'] });
    for (const id of directives) refreshDirectives(queryClient, id);
    directives.clear();
  }, GATHER_MS);
}
