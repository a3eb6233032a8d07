import { once } from 'node:events';
import { LIVE_PATH, type LiveClientMessage, type LiveServerMessage } from '@hongqi/shared';
import { WebSocket } from 'ws';

/** A phone's or desk's open connection: what came over it, oldest first. */
export class LiveClient {
  readonly received: LiveServerMessage[] = [];
  private readonly socket: WebSocket;
  /** The code it was closed with, by whichever side. */
  readonly closed: Promise<number>;

  private constructor(url: string) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws') + LIVE_PATH);
    this.socket.on('message', (data) =>
      this.received.push(JSON.parse((data as Buffer).toString()) as LiveServerMessage),
    );
    this.closed = once(this.socket, 'close').then(([code]) => code as number);
  }

  static async open(url: string): Promise<LiveClient> {
    const client = new LiveClient(url);
    await once(client.socket, 'open');
    return client;
  }

  /** Open, and known by its token: resolves when the server has said so. */
  static async signedIn(url: string, token: string): Promise<LiveClient> {
    const client = await LiveClient.open(url);
    client.says({ type: 'auth', token });
    await client.hears((message) => message.type === 'ready');
    return client;
  }

  says(message: LiveClientMessage): void {
    this.socket.send(JSON.stringify(message));
  }

  saysNonsense(): void {
    this.socket.send('not json');
  }

  /** A message that came or comes; rejects when the connection ends first. */
  async hears(isIt: (message: LiveServerMessage) => boolean): Promise<LiveServerMessage> {
    for (;;) {
      const found = this.received.find(isIt);
      if (found) return found;
      const ended = await Promise.race([once(this.socket, 'message').then(() => false), this.closed.then(() => true)]);
      if (ended) throw new Error('the connection was closed');
    }
  }

  /** Everything the server sent before this call has arrived when it resolves: messages keep their order. */
  async caughtUp(): Promise<LiveServerMessage[]> {
    this.says({ type: 'ping' });
    await this.hears(({ type }) => type === 'pong');
    return this.received.splice(0).filter(({ type }) => type !== 'pong');
  }

  async hangsUp(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
