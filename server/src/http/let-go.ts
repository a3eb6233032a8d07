import type { FastifyInstance } from 'fastify';

const LOOK_MS = 100;

/**
 * While the server closes, lets go of each connection when its answer is finished. Node closes those that are idle at that
 * moment, but one that was being answered is kept alive afterwards and would hold the end up until its timeout.
 */
export function letGoWhenClosing(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    const timer = setInterval(() => fastify.server.closeIdleConnections(), LOOK_MS);
    fastify.server.once('close', () => clearInterval(timer));
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
