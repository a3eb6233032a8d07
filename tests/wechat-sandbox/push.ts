import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from './refusal';

/** Where events go. With `aesKey` (the 43-character EncodingAESKey) they go signed and encrypted, else plain. */
export interface PushTarget {
  url: string;
  token: string;
  aesKey?: string;
}

const TRIES = 3;
const PUSH_TIMEOUT_MS = 5_000;
const BETWEEN_TRIES_MS = 50;

/** Delivers events the way the platform does: signed, up to three tries, until the receiver answers 200. */
export class Pusher {
  private target: PushTarget | null;
  private readonly underway = new Set<Promise<void>>();
  /** What became of each event, oldest first. */
  readonly deliveries: { event: string; tries: number; isAccepted: boolean }[] = [];

  constructor(
    private readonly appId: string,
    target: PushTarget | null,
    private readonly now: () => Date,
  ) {
    this.target = target;
  }

  /** Sets the address, as saving the form of the console does: true when it echoes the verification. */
  async retarget(target: PushTarget): Promise<boolean> {
    const echostr = String(randomBytes(6).readUIntBE(0, 6));
    const query = this.signedQuery(target);
    query.set('echostr', echostr);
    const answer = await fetch(`${target.url}?${query}`, { signal: AbortSignal.timeout(PUSH_TIMEOUT_MS) }).then(
      (response) => response.text(),
      () => null,
    );
    if (answer !== echostr) return false;
    this.target = target;
    return true;
  }

  push(event: string, body: () => Promise<Json> | Json): void {
    if (!this.target) return;
    const sent = this.deliver(this.target, event, body).finally(() => this.underway.delete(sent));
    this.underway.add(sent);
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  private async deliver(target: PushTarget, event: string, body: () => Promise<Json> | Json): Promise<void> {
    const message = JSON.stringify(await body());
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const isAccepted = await this.post(target, message);
      if (isAccepted || tries === TRIES) {
        this.deliveries.push({ event, tries, isAccepted });
        return;
      }
      await pause(BETWEEN_TRIES_MS);
    }
  }

  private async post(target: PushTarget, message: string): Promise<boolean> {
    const query = this.signedQuery(target);
    let body = message;
    if (target.aesKey) {
      const sealed = encrypt(message, target.aesKey, this.appId);
      query.set('encrypt_type', 'aes');
      query.set('msg_signature', sign(target.token, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed));
      body = JSON.stringify({ ToUserName: 'gh_sandbox', Encrypt: sealed });
    }
    return fetch(`${target.url}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(PUSH_TIMEOUT_MS),
    }).then(
      (response) => response.status === 200,
      () => false,
    );
  }

  private signedQuery(target: PushTarget): URLSearchParams {
    const timestamp = String(Math.floor(this.now().getTime() / 1000));
    const nonce = String(randomBytes(4).readUInt32BE());
    return new URLSearchParams({ signature: sign(target.token, timestamp, nonce), timestamp, nonce });
  }
}

function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

function encrypt(message: string, aesKey: string, appId: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  );
}
