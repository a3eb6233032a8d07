import { WebSocket, type RawData } from 'ws';
import type { Device } from '../core/device';
import { asDict, isCallable, text, type Callable, type Dict } from '../core/types';
import { ApiFailure, api, callApp } from './kit';

/** WeChat keeps at most five sockets open for one mini-program. */
const MAX_SOCKETS = 5;
const EVENTS = ['Open', 'Message', 'Close', 'Error'] as const;

type SocketEvent = (typeof EVENTS)[number];

/** `wx.connectSocket` over a real WebSocket. */
export function socketApis(device: Device): Dict {
  const open = new Set<WebSocket>();
  device.onClose(() => {
    for (const socket of open) socket.terminate();
  });

  const connectSocket = (raw?: unknown): unknown => {
    const options = asDict(raw);
    const listeners: Record<SocketEvent, Set<Callable>> = {
      Open: new Set(),
      Message: new Set(),
      Close: new Set(),
      Error: new Set(),
    };
    const emit = (event: SocketEvent, value: Dict): void => {
      for (const listener of [...listeners[event]])
        callApp(device, `SocketTask.on${event}`, listener, device.give(value));
      device.activity.touch();
    };
    const refuse = open.size >= MAX_SOCKETS || device.offline || device.closed;
    const reported = api(device, 'connectSocket', () => {
      if (open.size >= MAX_SOCKETS) throw new ApiFailure('exceed max concurrent socket count');
      return {};
    })(raw);
    const socket = refuse ? undefined : connect(device, options, emit, open);
    if (!socket) void Promise.resolve().then(() => emit('Error', { errMsg: 'connectSocket:fail' }));

    const task: Dict = {
      send: api(device, 'SocketTask.send', ({ data }) => sendOn(socket, data)),
      close: api(device, 'SocketTask.close', ({ code, reason }) => {
        socket?.close(Number(code) || 1000, text(reason));
      }),
      ...Object.fromEntries(
        EVENTS.map((event) => [
          `on${event}`,
          (listener: unknown) => void (isCallable(listener) && listeners[event].add(listener)),
        ]),
      ),
    };
    Object.defineProperty(task, 'readyState', { get: () => socket?.readyState ?? WebSocket.CLOSED });
    return reported === undefined ? task : Object.assign(reported as object, task);
  };
  return { connectSocket };
}

function connect(
  device: Device,
  options: Dict,
  emit: (event: SocketEvent, value: Dict) => void,
  open: Set<WebSocket>,
): WebSocket {
  const headers = Object.fromEntries(
    Object.entries(asDict(options.header)).map(([name, value]) => [name, text(value)]),
  );
  const protocols = Array.isArray(options.protocols) ? options.protocols.map(text) : [];
  const socket = new WebSocket(device.settings.rewrite(text(options.url)), protocols, { headers });
  const connected = device.activity.begin('connectSocket');
  open.add(socket);
  socket.on('open', () => {
    emit('Open', { header: {} });
    connected();
  });
  socket.on('message', (data: RawData, isBinary: boolean) => {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer);
    emit('Message', { data: isBinary ? device.realm.buffer(bytes) : bytes.toString('utf8') });
  });
  socket.on('error', (error) => {
    emit('Error', { errMsg: error.message });
    connected();
  });
  socket.on('close', (code, reason) => {
    open.delete(socket);
    emit('Close', { code, reason: reason.toString('utf8') });
    connected();
  });
  return socket;
}

async function sendOn(socket: WebSocket | undefined, data: unknown): Promise<Dict> {
  if (socket?.readyState !== WebSocket.OPEN) throw new ApiFailure('SocketTask.readyState is not OPEN');
  const payload = typeof data === 'string' ? data : new Uint8Array(data as ArrayBuffer);
  await new Promise<void>((resolve, reject) => {
    socket.send(payload, (error) => (error ? reject(new ApiFailure(error.message)) : resolve()));
  });
  return {};
}
