import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allowedOrigin, CONTROLS, parseBody, type Desk } from './controls';
import { Faults, type Fault } from './faults';
import { Platform } from './platform';
import { PROTOCOL, type Call } from './protocol';
import type { PushTarget } from './push';
import { Refusal, type Json } from './refusal';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: '127.0.0.1';
  appId: string;
  appSecret: string;
  pushTarget?: PushTarget;
  /** Moves codes, tokens and visits through time. */
  now?: () => Date;
  /** How long each answer takes; two sends to one person within it collide. */
  latencyMs?: number;
}

export interface Sandbox {
  url: string;
  /** Resolves when every pushed event has been delivered or given up. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const BODY_BYTES = 1024 * 1024;
const LATENCY_MS = 3;

/** A stand-in for api.weixin.qq.com on this machine: same paths, same checks, same errors, no account needed. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', appId, appSecret, pushTarget = null, latencyMs = LATENCY_MS } = options;
  const platform = new Platform(appId, appSecret, options.now ?? (() => new Date()), pushTarget);
  const calls = Object.fromEntries(Object.keys(PROTOCOL).map((path) => [basename(path), 0]));
  const desk: Desk = { platform, faults: new Faults(), calls };

  const server = createServer((request, response) => {
    serve(desk, latencyMs, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.statusCode = 500;
      response.end(String(error));
    });
  });
  await listen(server, port, host);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    settled: () => platform.pusher.settled(),
    close: async () => {
      desk.faults.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, platform.pusher.settled()]);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

async function serve(desk: Desk, latencyMs: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const text = await bodyOf(request);
  if (url.pathname.startsWith('/sandbox/')) return control(desk, url, text, request, response);

  const endpoint = PROTOCOL[url.pathname];
  const api = basename(url.pathname);
  if (!endpoint) return send(response, 404, { errcode: 40066, errmsg: 'invalid url' });
  desk.calls[api] = (desk.calls[api] ?? 0) + 1;

  const fault = desk.faults.take(api);
  if (fault && 'mode' in fault && spoil(fault.mode, request, response)) return;
  const answer = await refusable(async () => {
    if (fault && 'errcode' in fault) throw new Refusal(fault.errcode, 'ordered by the sandbox');
    if (request.method !== endpoint.method) throw new Refusal(43002, `require ${endpoint.method} method`);
    return endpoint.run(desk.platform, callOf(desk, url, text, fault, latencyMs, response));
  });
  if (fault && 'mode' in fault && fault.mode === 'lost') {
    request.socket.destroy();
    return;
  }
  send(response, 200, answer);
}

async function control(
  desk: Desk,
  url: URL,
  text: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = allowedOrigin(request.headers.origin);
  if (origin) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE');
    response.setHeader('access-control-allow-headers', 'content-type');
    response.setHeader('vary', 'origin');
  }
  if (request.method === 'OPTIONS') return send(response, 200, {});
  const turn = CONTROLS[`${request.method} ${url.pathname}`];
  if (!turn) return send(response, 404, { problem: 'no such control' });
  const body = text ? parseBody(text) : {};
  if (!body) return send(response, 400, { problem: 'the body is not a JSON object' });
  const answer = await turn(desk, body);
  send(response, answer.status, answer.body);
}

function callOf(
  desk: Desk,
  url: URL,
  text: string,
  fault: Fault | null,
  latencyMs: number,
  response: ServerResponse,
): Call {
  const caller = new AbortController();
  response.once('close', () => caller.abort());
  return {
    query: url.searchParams,
    body: url.pathname === '/sns/jscode2session' ? {} : jsonBody(text),
    latency: async () => {
      const isSlow = fault !== null && 'mode' in fault && fault.mode === 'slow';
      await (isSlow ? desk.faults.hold(caller.signal) : pause(latencyMs));
      if (caller.signal.aborted) throw new Refusal(-1, 'the caller has gone');
    },
  };
}

/** True when the fault was the whole answer. */
function spoil(mode: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (mode === 'down') request.socket.destroy();
  else if (mode === 'http500')
    response.writeHead(500, { 'content-type': 'text/html' }).end('<html>Internal Server Error</html>');
  else if (mode === 'garbage') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>maintenance</html>');
  else return false;
  return true;
}

async function refusable(run: () => Promise<Json>): Promise<Json> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return error.toJson();
    throw error;
  }
}

function jsonBody(text: string): Json {
  if (!text) throw new Refusal(44002, 'empty post data');
  const body = parseBody(text);
  if (!body) throw new Refusal(47001, 'data format error');
  return body;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
