import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Answer } from './answers';

export interface RawRequest {
  method?: string;
  /** As it goes over the wire: nothing is normalised or escaped. */
  path: string;
  token?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request exactly as written, on a connection of its own. JSON answers are parsed. */
export async function rawRequest(
  url: string,
  { method = 'GET', path, token, headers, body }: RawRequest,
): Promise<Answer & { headers: IncomingMessage['headers'] }> {
  const { hostname, port } = new URL(url);
  const all = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...headers,
  };
  const sending = request({ hostname, port, method, path, headers: all, agent: false });
  sending.end(body);
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const isJson = answer.headers['content-type']?.includes('json');
  return { status: answer.statusCode ?? 0, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
}
