import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A line to the server on which an answer can get lost: the server has done it, the phone does not learn so. */
export class LossyLine {
  private losing: RegExp | null = null;
  private readonly front = http.createServer((request, response) => void this.pass(request, response));

  private constructor(private readonly to: string) {}

  static async to(url: string): Promise<LossyLine> {
    const line = new LossyLine(url);
    line.front.listen(0, '127.0.0.1');
    await once(line.front, 'listening');
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.front.address() as AddressInfo).port}`;
  }

  /** The answer to the next request whose method and path match never arrives. */
  losesNext(request: RegExp): void {
    this.losing = request;
  }

  async close(): Promise<void> {
    this.front.closeAllConnections();
    this.front.close();
    await once(this.front, 'close');
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk as Buffer);
    const behind = http.request(this.to + url, { method, headers: { ...headers, host: new URL(this.to).host } });
    behind.end(Buffer.concat(body));
    const [answer] = (await once(behind, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const chunk of answer) parts.push(chunk as Buffer);
    if (this.losing?.test(`${method} ${url}`)) {
      this.losing = null;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(parts));
  }
}
