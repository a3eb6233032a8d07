import { startApp } from './app';
import { SystemClock } from './clock';
import { loadConfig } from './config';

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const running = await startApp(config, new SystemClock());
  process.stdout.write(`${JSON.stringify({ ready: running.url, pid: process.pid })}\n`);

  let closing = false;
  const close = (): void => {
    if (closing) return;
    closing = true;
    void running.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
