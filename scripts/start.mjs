import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startUntil } from './lib/children.mjs';
import { installWhenStale } from './lib/install.mjs';
import { buildWhenStale } from './lib/parts.mjs';
import { ROOT, say } from './lib/run.mjs';

const DEMO_PASSWORD = 'hongqi-demo-2026';

/** How this Node runs the server: the heap is kept small, because V8 would fill whatever it is given before tidying up. */
const SERVER_FLAGS = JSON.parse(readFileSync(join(ROOT, 'server/node-flags.json'), 'utf8'));

const children = [];
let stopping = false;

function stop(code) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

function start(key, args, env) {
  const started = startUntil(key, args, env);
  children.push(started.child);
  started.child.on('exit', (code) => stop(code ?? 1));
  return started.ready;
}

/** Stands in for WeChat on this machine, and only while no real account is configured. */
async function startSandbox() {
  const { SANDBOX } = createRequire(import.meta.url)(join(ROOT, 'server/dist/wechat/sandbox-account.js'));
  const account = ['--app-id', SANDBOX.appId, '--app-secret', SANDBOX.appSecret];
  const url = await start('url', ['--import', 'tsx', 'tests/wechat-sandbox/main.ts', ...account]);
  return { url, SANDBOX };
}

async function main() {
  await installWhenStale();
  await buildWhenStale(['shared', 'server', 'console', 'h5']);

  const sandbox = process.env.WECHAT_APP_ID ? null : await startSandbox();
  const port = process.env.PORT ?? '3000';
  const env = {
    PORT: port,
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  };
  if (sandbox)
    Object.assign(env, { WECHAT_SANDBOX_URL: sandbox.url, DEMO_PASSWORD: process.env.DEMO_PASSWORD ?? DEMO_PASSWORD });
  const url = (await start('ready', [...SERVER_FLAGS, 'server/dist/main.js'], env)).replace(/\/$/, '');
  if (sandbox) await pushTo(sandbox, `${url}/api/v1/wechat/push`);

  say(`
红旗网事已启动:
  起始页    ${url}/
  居民与网格员 ${url}/m/
  管理台    ${url}/console/
  接口      ${url}/api/v1/…
  接口文档   ${url}/api/docs
数据在 ${process.env.DATABASE_URL ? 'DATABASE_URL 指定的数据库' : `${process.env.DATA_DIR ?? 'data'}/`}${sandbox ? `;微信沙盒已开启，管理台演示密码 ${env.DEMO_PASSWORD}` : ''}。按 Ctrl+C 停止。`);
}

async function pushTo({ url, SANDBOX }, target) {
  const body = JSON.stringify({ url: target, token: SANDBOX.pushToken, aesKey: SANDBOX.pushAesKey });
  const answer = await fetch(`${url}/sandbox/push-target`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`the sandbox cannot reach ${target}: ${await answer.text()}`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  stop(1);
});
