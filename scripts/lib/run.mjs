import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function say(words) {
  process.stdout.write(`${words}\n`);
}

/** Runs a program to its end with its output shown; gives its exit code. */
export function run(command, args, { env = {}, cwd = ROOT, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      // What a quiet step printed is wanted only when it failed.
      if (code !== 0 && quiet) process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}

export async function mustRun(command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/** A program of an installed package, run by this Node. */
export function bin(path) {
  return `${ROOT}node_modules/${path}`;
}

/** Does the work for each item, as many at a time as there are cores; the first that fails lets nothing new begin. */
export async function together(items, work) {
  const waiting = [...items];
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      try {
        await work(item);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  // All have ended when this does: nobody is left writing into a folder that is looked at.
  const ended = await Promise.allSettled(Array.from({ length: availableParallelism() }, next));
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}
