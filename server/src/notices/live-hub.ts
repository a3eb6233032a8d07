import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { LIVE_PATH, type LiveServerMessage, maySee, relationsTo } from '@hongqi/shared';
import type { Me } from '../http/access';
import type { Issue } from '../issues/issue.entity';
import { tiesOf } from '../issues/standing';
import { SessionService } from '../people/session.service';
import { Logger } from '../system/logger';
import { InboxService, noticeView } from './inbox.service';
import type { Notice } from './notice.entity';

const AUTH_WITHIN_MS = 10_000;
const LARGEST_MESSAGE = 4_096;
const CHECK_SESSIONS_MS = 5_000;
const BAD_SESSION = 4401;
const BAD_MESSAGE = 4400;
const GOING_AWAY = 1001;
const ASKED_AT_ONCE = 50;
/** A phone that sleeps does not answer a goodbye; the server must not wait for it. */
const GOODBYE_MS = 2_000;

interface Connection {
  me: Me;
  token: string;
}

/** Who is online here, and how to reach them at once. What is missed while offline waits in the inbox. */
@Injectable()
export class LiveHub implements BeforeApplicationShutdown {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  private readonly connections = new Map<WebSocket, Connection>();
  private timer: NodeJS.Timeout | undefined;
  private checking = false;

  constructor(
    private readonly sessions: SessionService,
    private readonly inbox: InboxService,
    private readonly logger: Logger,
  ) {}

  attach(http: Server): void {
    http.on('upgrade', (request, socket, head) => {
      if (request.url?.split('?')[0] !== LIVE_PATH) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
        return;
      }
      this.server.handleUpgrade(request, socket, head, (client) => this.welcome(client));
    });
    this.timer = setInterval(() => void this.dropEnded(), CHECK_SESSIONS_MS);
    this.timer.unref();
  }

  /** Before the HTTP server closes: it would wait for these connections. */
  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    const clients = [...this.server.clients];
    for (const client of clients) client.close(GOING_AWAY);
    setTimeout(() => clients.forEach((client) => client.terminate()), GOODBYE_MS).unref();
    this.server.close();
  }

  /** Each notice to its person's open clients, with the unread count; each changed issue to whoever has it on a screen. */
  async deliver(notices: readonly Notice[], issues: ReadonlyMap<string, Issue>): Promise<void> {
    if (this.connections.size === 0) return;
    const online = new Set([...this.connections.values()].map(({ me }) => me.id));
    for (const notice of notices) {
      if (!online.has(notice.personId)) continue;
      const unread = await this.inbox.unread(notice.personId);
      const view = noticeView(notice, issues.get(notice.issueId));
      this.send({ type: 'notice', notice: view, unread }, ({ id }) => id === notice.personId);
    }
    const told = new Set(notices.map(({ issueId, personId }) => `${issueId} ${personId}`));
    for (const issue of issues.values()) {
      const sees = (me: Me): boolean => told.has(`${issue.id} ${me.id}`) || maySee(relationsTo(me, tiesOf(issue)));
      this.send({ type: 'issue', id: issue.id, version: issue.version }, sees);
    }
  }

  /** Everyone with an open client here, by their id. */
  online(): ReadonlyMap<string, Me> {
    return new Map([...this.connections.values()].map(({ me }) => [me.id, me]));
  }

  /** Something of a directive is new to these people, all of them online; each hears their own unread count. */
  async directive(id: string, personIds: readonly string[]): Promise<void> {
    for (let from = 0; from < personIds.length; from += ASKED_AT_ONCE) {
      const some = personIds.slice(from, from + ASKED_AT_ONCE);
      const counts = await Promise.all(some.map((personId) => this.inbox.unread(personId)));
      const unreadOf = new Map(some.map((personId, at) => [personId, counts[at] ?? 0]));
      for (const [client, { me }] of this.connections) {
        const unread = unreadOf.get(me.id);
        if (unread !== undefined)
          client.send(JSON.stringify({ type: 'directive', id, unread } satisfies LiveServerMessage));
      }
    }
  }

  private send(message: LiveServerMessage, isFor: (me: Me) => boolean): void {
    const text = JSON.stringify(message);
    for (const [client, { me }] of this.connections) if (isFor(me)) client.send(text);
  }

  private welcome(client: WebSocket): void {
    const timer = setTimeout(() => client.close(BAD_SESSION), AUTH_WITHIN_MS);
    client.on('close', () => {
      clearTimeout(timer);
      this.connections.delete(client);
    });
    // A broken frame closes the connection by itself; it must not end the server.
    client.on('error', (error) => this.logger.warn({ reason: error.message }, 'live connection'));
    client.on('message', (data, isBinary) => {
      const message = isBinary ? null : parse(data);
      if (message?.type === 'auth' && typeof message.token === 'string') {
        clearTimeout(timer);
        void this.admit(client, message.token);
      } else if (message?.type === 'ping') client.send(JSON.stringify({ type: 'pong' } satisfies LiveServerMessage));
      else client.close(BAD_MESSAGE);
    });
  }

  private async admit(client: WebSocket, token: string): Promise<void> {
    try {
      const me = await this.sessions.personOf(token);
      if (!me) return client.close(BAD_SESSION);
      const unread = await this.inbox.unread(me.id);
      // Closed meanwhile, it would stay here for good: its end has been heard of already.
      if (client.readyState !== client.OPEN) return;
      this.connections.set(client, { me, token });
      client.send(JSON.stringify({ type: 'ready', unread } satisfies LiveServerMessage));
    } catch (error) {
      this.logger.error({ err: error }, 'live connection');
      client.close(1011);
    }
  }

  /** Signing out or being disabled closes the connection too. A look at many may take longer than the pause between two. */
  private async dropEnded(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      for (const [client, { token }] of this.connections) await this.check(client, token);
    } catch (error) {
      this.logger.warn({ err: error }, 'could not check a live session');
    } finally {
      this.checking = false;
    }
  }

  private async check(client: WebSocket, token: string): Promise<void> {
    const me = await this.sessions.personOf(token);
    if (client.readyState !== client.OPEN) this.connections.delete(client);
    else if (me) this.connections.set(client, { me, token });
    else client.close(BAD_SESSION);
  }
}

function parse(data: RawData): { type?: unknown; token?: unknown } | null {
  try {
    const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array);
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
