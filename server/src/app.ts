import { join } from 'node:path';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { API_PREFIX, LIMITS } from '@hongqi/shared';
import { AppModule } from './app.module';
import { Clock } from './clock';
import { Config } from './config';
import { Database } from './database/database';
import { openDatabase } from './database/data-source';
import { refuseUndecidedHandlers } from './http/access.guard';
import { refuseAddress } from './http/error.filter';
import { takeJsonOnly } from './http/json-body';
import { letGoWhenClosing } from './http/let-go';
import { securityHeaders } from './http/security-headers';
import { validation } from './http/validation';
import { newId } from './ids';
import { LiveHub } from './notices/live-hub';
import { serveDocs } from './http/docs';
import { DutyService } from './people/duty.service';
import { MARK_ICON } from './system/start-page';
import { SeedService } from './seed/seed.service';
import { Logger } from './system/logger';

const ROOT = join(__dirname, '..', '..');
const MINIAPP = join(ROOT, 'miniapp', 'dist', 'h5');
const CONSOLE = join(ROOT, 'console', 'dist');
/** Longer than any proxy in front keeps a connection, so that it never sends into a closing one. */
const KEEP_ALIVE_MS = 75_000;
const REQUEST_MS = 60_000;

export interface RunningApp {
  app: NestFastifyApplication;
  url: string;
  /** Finishes what is running, then lets go of everything. */
  close(): Promise<void>;
}

/** The whole server with its database, listening. */
export async function startApp(config: Config, clock: Clock): Promise<RunningApp> {
  const source = await openDatabase(config);
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_MS,
    genReqId: () => newId(clock.now()),
    forceCloseConnections: 'idle',
    // What comes in on a connection that is still open is still served; nobody is sent away.
    return503OnClosing: false,
    frameworkErrors: refuseAddress,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 64 },
  });
  const module = AppModule.with(config, clock, source);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: ['error', 'warn', 'fatal'],
  });

  app.setGlobalPrefix(API_PREFIX, { exclude: ['/', 'healthz', 'readyz'] });
  app.useGlobalPipes(validation);
  refuseUndecidedHandlers(app.get(DiscoveryService), app.get(MetadataScanner), app.get(Reflector));
  await prepareFastify(app);
  await serveDocs(app);
  await app.init();
  await app.get(SeedService).seedIfEmpty();
  await app.get(DutyService).warm();
  await app.listen(config.port, config.host);
  app.get(LiveHub).attach(app.getHttpServer());
  return {
    app,
    url: await app.getUrl(),
    close: async () => {
      await app.close();
      await app.get(Database).close();
      await source.destroy();
    },
  };
}

async function prepareFastify(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const logger = app.get(Logger);
  takeJsonOnly(fastify);
  letGoWhenClosing(fastify);
  securityHeaders(fastify, join(MINIAPP, 'index.html'));
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route, not the address: an address can hold what people searched for.
    const { method, routeOptions, id } = request;
    logger.info(
      { requestId: id, method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
    done();
  });
  await fastify.register(fastifyMultipart);
  await fastify.register(fastifyStatic, { root: MINIAPP, prefix: '/m/', decorateReply: true, redirect: true });
  await fastify.register(fastifyStatic, { root: CONSOLE, prefix: '/console/', decorateReply: false, wildcard: false });
  // Addresses inside the console are its own; each of them gets its page.
  fastify.get('/console/*', (_request, reply) => reply.sendFile('index.html', CONSOLE));
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get('/favicon.ico', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(MARK_ICON),
  );
  fastify.get('/m', (_request, reply) => reply.redirect('/m/'));
}
