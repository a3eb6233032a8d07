import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes: about 30 ms on a small server, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Compared against when there is no such account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(stored ?? (await decoy), given);
  return stored !== null && right;
}
