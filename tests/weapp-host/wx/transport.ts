import http from 'node:http';
import https from 'node:https';

export interface Exchange {
  status: number;
  /** As the server wrote them: WeChat does not lower-case names. */
  header: Record<string, string>;
  cookies: string[];
  body: Buffer;
}

export interface Sending {
  url: string;
  method: string;
  header: Record<string, string>;
  body: Buffer | undefined;
  timeoutMs: number;
  onHeader?: (header: Record<string, string>) => void;
  onSent?: (sent: number, total: number) => void;
}

/** Why an exchange did not happen, in the words WeChat uses after `request:fail`. */
export class TransportError extends Error {}

const CHUNK = 64 * 1024;

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET',
  ENOTFOUND: 'errcode:-105 cronet_error_code:-105 error_msg:net::ERR_NAME_NOT_RESOLVED',
};

/** One real HTTP exchange, as the phone's network stack does it. Rejects with `TransportError`. */
export function send(sending: Sending): { done: Promise<Exchange>; abort: () => void } {
  let request: http.ClientRequest | undefined;
  const done = new Promise<Exchange>((resolve, reject) => {
    const make = sending.url.startsWith('https:') ? https.request : http.request;
    const headers = { ...sending.header, ...lengthOf(sending.body) };
    request = make(sending.url, { method: sending.method, headers, agent: false }, (response) => {
      const header = headerOf(response.rawHeaders);
      sending.onHeader?.(header);
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => reject(reasonOf(error)));
      response.on('end', () => {
        clearTimeout(limit);
        const cookies = response.headers['set-cookie'] ?? [];
        resolve({ status: response.statusCode ?? 0, header, cookies, body: Buffer.concat(chunks) });
      });
    });
    const limit = setTimeout(() => request?.destroy(new TransportError('timeout')), sending.timeoutMs);
    request.on('error', (error) => {
      clearTimeout(limit);
      reject(reasonOf(error));
    });
    writeBody(request, sending);
  });
  return { done, abort: () => request?.destroy(new TransportError('abort')) };
}

/** Without it Node sends the body of a DELETE as if it were the next request. */
function lengthOf(body: Buffer | undefined): Record<string, string> {
  return body ? { 'content-length': String(body.length) } : {};
}

function writeBody(request: http.ClientRequest, sending: Sending): void {
  const body = sending.body ?? Buffer.alloc(0);
  let sent = 0;
  const next = (): void => {
    if (sent >= body.length) {
      request.end();
      return;
    }
    const chunk = body.subarray(sent, sent + CHUNK);
    request.write(chunk, () => {
      sent += chunk.length;
      sending.onSent?.(sent, body.length);
      next();
    });
  };
  next();
}

function headerOf(raw: string[]): Record<string, string> {
  const header: Record<string, string> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name, value] = [raw[index] ?? '', raw[index + 1] ?? ''];
    header[name] = name in header ? `${header[name]},${value}` : value;
  }
  return header;
}

function reasonOf(error: Error & { code?: string }): TransportError {
  return error instanceof TransportError ? error : new TransportError(REASONS[error.code ?? ''] ?? error.message);
}
