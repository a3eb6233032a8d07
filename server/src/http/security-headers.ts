import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

/** Styles are inline in all three clients (component libraries write them at run time); scripts never are by default. */
const POLICY = {
  'default-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  // The H5 build carries its few icons as a font inside its style sheet.
  'font-src': "'self' data:",
  // The H5 build reads the photo it is about to send from a blob of its own.
  'connect-src': "'self' blob: ws: wss:",
  'object-src': "'none'",
  'base-uri': "'self'",
  'frame-ancestors': "'none'",
};

/** `/m/` may run just the inline scripts its own page was built with, named by their hash. */
export function securityHeaders(fastify: FastifyInstance, miniappIndex: string): void {
  const strict = policy("'self'");
  const miniapp = policy(`'self' ${inlineHashes(miniappIndex)}`);

  fastify.addHook('onSend', (request, reply, _payload, done) => {
    const csp = request.url.startsWith('/m/') ? miniapp : strict;
    void reply
      .header('content-security-policy', csp)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin')
      .header('cross-origin-opener-policy', 'same-origin')
      .header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self)')
      .header('x-request-id', request.id);
    done();
  });
}

function policy(scripts: string): string {
  return Object.entries({ ...POLICY, 'script-src': scripts })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

function inlineHashes(page: string): string {
  if (!existsSync(page)) return '';
  const scripts = readFileSync(page, 'utf8').matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...scripts]
    .map(([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    .join(' ');
}
