import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

const DOCS = '/api/docs';
const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>红旗网事 · 接口</title>
<link rel="stylesheet" href="${DOCS}/ui/swagger-ui.css"></head><body><div id="docs"></div>
<script src="${DOCS}/ui/swagger-ui-bundle.js"></script><script src="${DOCS}/start.js"></script></body></html>`;
const START = `SwaggerUIBundle({ url: '${DOCS}-json', dom_id: '#docs', deepLinking: true });`;

/**
 * OpenAPI at `/api/docs` (page) and `/api/docs-json`; the bodies come from the same decorators that check them. The page
 * is put together here: the framework's own would need inline scripts.
 */
export async function serveDocs(app: NestFastifyApplication): Promise<void> {
  const settings = new DocumentBuilder()
    .setTitle('红旗网事')
    .setDescription(
      '所有接口都在 /api/v1 下。错误一律是 { code, text, details?, requestId }。时间为 UTC,坐标为 gcj02。',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addSecurityRequirements('bearer')
    .build();
  let document: OpenAPIObject | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  const ui = dirname(require.resolve('swagger-ui-dist/package.json'));
  await fastify.register(fastifyStatic, { root: ui, prefix: `${DOCS}/ui/`, decorateReply: false, index: false });
  fastify.get(`${DOCS}-json`, () => (document ??= withSchemas(SwaggerModule.createDocument(app, settings))));
  fastify.get(DOCS, (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get(`${DOCS}/start.js`, (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
}

function withSchemas(document: OpenAPIObject): OpenAPIObject {
  const refPointerPrefix = '#/components/schemas/';
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix,
  });
  const known = document.components?.schemas ?? {};
  const ours = Object.fromEntries(Object.entries(schemas).filter(([name]) => name.endsWith('Dto')));
  return { ...document, components: { ...document.components, schemas: { ...known, ...ours } as typeof known } };
}
