import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandbox, type SandboxOptions } from './sandbox';

/**
 * Runs the sandbox as a program of its own: one line {"url":…} on stdout when ready.
 * Ends on SIGTERM or SIGINT, and when the parent goes: by IPC when there is a channel, else by a piped stdin closing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      'app-id': { type: 'string', default: 'wxsandbox000000000' },
      'app-secret': { type: 'string', default: 'sandbox-secret' },
      'push-url': { type: 'string' },
      'push-token': { type: 'string' },
      'push-aes-key': { type: 'string' },
    },
  });
  const options: SandboxOptions = {
    port: Number(values.port),
    appId: values['app-id'],
    appSecret: values['app-secret'],
  };
  const { 'push-url': url, 'push-token': token, 'push-aes-key': aesKey } = values;
  if (url && token) options.pushTarget = aesKey ? { url, token, aesKey } : { url, token };

  const sandbox = await startSandbox(options);
  process.stdout.write(`${JSON.stringify({ url: sandbox.url })}\n`);

  const stop = () => {
    sandbox.close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (process.send) process.once('disconnect', stop);
  else if (isPiped()) process.stdin.once('end', stop).resume();
}

/** /dev/null and a terminal say nothing about a parent; a pipe or socket does. */
function isPiped(): boolean {
  const stdin = fstatSync(0);
  return stdin.isFIFO() || stdin.isSocket();
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
