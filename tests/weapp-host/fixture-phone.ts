import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { WeappHost, type LaunchOptions } from './index';

export const FIXTURE = path.join(__dirname, 'fixture');

export interface Received {
  method: string;
  url: string;
  type: string;
  body: string;
}

/** The small server the fixture talks to, with what it received. */
export class SampleServer {
  readonly received: Received[] = [];
  status = 200;
  private readonly http = http.createServer((request, response) => {
    void this.reply(request).then(({ status, body }) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  private readonly sockets = new WebSocketServer({ server: this.http });
  private port = 0;

  async start(): Promise<void> {
    this.sockets.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => socket.send(`回声 ${data.toString('utf8')}`)),
    );
    this.http.listen(0, '127.0.0.1');
    await once(this.http, 'listening');
    this.port = (this.http.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.http.close();
    await once(this.http, 'close');
  }

  readonly rewrite = (url: string): string =>
    url.replace(/^(http|ws)s:\/\/sample\.invalid/, `$1://127.0.0.1:${this.port}`);

  private async reply(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '' } = request;
    const body = Buffer.concat(chunks).toString('latin1');
    this.received.push({ method, url, type: request.headers['content-type'] ?? '', body });
    if (this.status !== 200) return { status: this.status, body: { message: '服务器开小差了' } };
    if (method === 'POST') return { status: 200, body: { id: this.received.length } };
    const items = [
      { id: 'a', title: '路灯不亮已经三天', done: false, late: true },
      { id: 'b', title: '井盖松动', done: true },
    ];
    return { status: 200, body: { items } };
  }
}

/** The fixture on a phone that talks to the sample server. */
export function launchFixture(server: SampleServer, options: Partial<LaunchOptions> = {}): Promise<WeappHost> {
  return WeappHost.launch({ dist: FIXTURE, rewrite: server.rewrite, ...options });
}
