import { isUtf8 } from 'node:buffer';
import { AppError } from '@hongqi/shared';
import type { FastifyInstance } from 'fastify';

/** The deepest thing we take is a drawn boundary: six levels. */
const DEEPEST = 20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/**
 * The only kind of body besides photos. Refused before it is parsed when its bytes are not UTF-8, which would be stored as
 * `�`, or when it is nested so deeply that looking at it would use up the stack.
 */
export function takeJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity' || !isUtf8(body) || isDeeper(body, DEEPEST)) return done(new AppError('INPUT_INVALID'));
    void parse(request, body.toString(), done);
  });
}

function isDeeper(json: Buffer, limit: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (inText && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) inText = !inText;
    else if (!inText && OPEN.has(byte)) depth += 1;
    else if (!inText && CLOSE.has(byte)) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}
