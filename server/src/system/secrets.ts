import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config';

/** Seals personal data and signs links. Each use has a key of its own, derived from the one secret. */
@Injectable()
export class Secrets {
  private readonly sealKey: Buffer;
  private readonly linkKey: Buffer;

  constructor(config: Config) {
    const secret = Buffer.from(config.secret || keptSecret(config.dataDir), 'hex');
    this.sealKey = Buffer.from(hkdfSync('sha256', secret, '', 'phone', 32));
    this.linkKey = Buffer.from(hkdfSync('sha256', secret, '', 'link', 32));
  }

  /** AES-256-GCM; `nonce.tag.text` in base64url. */
  seal(plain: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce);
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return [nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.');
  }

  unseal(sealed: string): string {
    const [nonce = '', tag = '', text = ''] = sealed.split('.');
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, Buffer.from(nonce, 'base64url'));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return decipher.update(text, 'base64url', 'utf8') + decipher.final('utf8');
  }

  sign(text: string): string {
    return createHmac('sha256', this.linkKey).update(text).digest('base64url').slice(0, 22);
  }

  isSigned(text: string, signature: string): boolean {
    const right = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return right.length === given.length && timingSafeEqual(right, given);
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Several servers must share one secret, so then it is set; a single one makes its own and keeps it beside its data. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
