import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from './run.mjs';

/** Starts a long-running program; resolves with the first JSON line it prints that has `key`, passes other lines on. */
export function startUntil(key, args, env) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ready = new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const value = jsonOf(line);
      if (value && typeof value[key] === 'string') resolve(value[key]);
      else process.stdout.write(`${line}\n`);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${args.at(-1)} ended with ${code} before it was ready`)));
  });
  return { child, ready };
}

function jsonOf(line) {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
