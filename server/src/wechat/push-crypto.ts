import { isUtf8 } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** format: not the platform's shape. signature: not signed by our token. decrypt: not made with our key. appid: not for us. */
export type PushRefusal = 'format' | 'signature' | 'decrypt' | 'appid';

/** A pushed message that must not be believed. Only a wrong configuration or a stranger causes it. */
export class PushCryptoError extends Error {
  constructor(
    readonly reason: PushRefusal,
    message: string,
  ) {
    super(message);
    this.name = 'PushCryptoError';
  }
}

export interface PushCryptoOptions {
  appId: string;
  token: string;
  /** EncodingAESKey, 43 characters. */
  encodingAesKey: string;
}

/** The query of a request as it came: nothing in it is trusted. */
export type PushQuery = Readonly<Record<string, unknown>>;

export interface SealedReply {
  Encrypt: string;
  MsgSignature: string;
  TimeStamp: number;
  Nonce: string;
}

export interface SealOptions {
  /** Seconds. */
  timestamp: number;
  nonce: string;
  /** 16 bytes; given only to repeat a known message. */
  random?: Buffer;
}

const AES_BLOCK = 16;
/** The platform pads to 32, not to the block of AES. */
const PAD_BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** Signatures and encryption of pushed messages (mini-program documentation, message push). */
export class PushCrypto {
  private readonly key: Buffer;

  constructor(private readonly options: PushCryptoOptions) {
    if (!/^[A-Za-z0-9]{43}$/.test(options.encodingAesKey)) {
      throw new PushCryptoError('format', 'EncodingAESKey is not 43 letters and digits');
    }
    this.key = Buffer.from(`${options.encodingAesKey}=`, 'base64');
  }

  /** What to answer when the console verifies the address. */
  echo(query: PushQuery): string {
    this.checkPlain(query);
    return textIn(query, 'echostr');
  }

  /** The message of a POST: decrypted when the query says it is encrypted, else as it came. */
  open(query: PushQuery, body: string): string {
    if (query['encrypt_type'] === 'aes') return this.openSealed(query, body);
    this.checkPlain(query);
    return body;
  }

  /** As `open`, for an address configured for secure mode: a plain message is refused, however well signed. */
  openSealed(query: PushQuery, body: string): string {
    const sealed = encryptedIn(body);
    // In secure mode `signature` covers the query alone; only `msg_signature` covers the message.
    const given = textIn(query, 'msg_signature');
    this.check(given, textIn(query, 'timestamp'), textIn(query, 'nonce'), sealed);
    return this.decrypt(sealed);
  }

  seal(message: string, { timestamp, nonce, random = randomBytes(RANDOM_BYTES) }: SealOptions): SealedReply {
    const text = Buffer.from(message, 'utf8');
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(text.length);
    const plain = Buffer.concat([random, length, text, Buffer.from(this.options.appId, 'utf8')]);
    const pad = PAD_BLOCK - (plain.length % PAD_BLOCK);
    const cipher = createCipheriv('aes-256-cbc', this.key, this.key.subarray(0, AES_BLOCK)).setAutoPadding(false);
    const encrypted = Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]);
    const Encrypt = encrypted.toString('base64');
    return { Encrypt, MsgSignature: this.sign(String(timestamp), nonce, Encrypt), TimeStamp: timestamp, Nonce: nonce };
  }

  private checkPlain(query: PushQuery): void {
    this.check(textIn(query, 'signature'), textIn(query, 'timestamp'), textIn(query, 'nonce'));
  }

  private check(given: string, ...parts: string[]): void {
    const expected = Buffer.from(this.sign(...parts));
    const actual = Buffer.from(given);
    if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
      throw new PushCryptoError('signature', 'the signature does not match');
    }
  }

  private sign(...parts: string[]): string {
    const sorted = [this.options.token, ...parts].sort();
    return createHash('sha1').update(sorted.join('')).digest('hex');
  }

  private decrypt(sealed: string): string {
    const encrypted = Buffer.from(sealed, 'base64');
    if (encrypted.length === 0 || encrypted.length % AES_BLOCK !== 0) {
      throw new PushCryptoError('decrypt', 'the length is not one of whole blocks');
    }
    const decipher = createDecipheriv('aes-256-cbc', this.key, this.key.subarray(0, AES_BLOCK)).setAutoPadding(false);
    const plain = unpad(Buffer.concat([decipher.update(encrypted), decipher.final()]));
    const start = RANDOM_BYTES + LENGTH_BYTES;
    if (plain.length < start) throw new PushCryptoError('decrypt', 'too short');
    const end = start + plain.readUInt32BE(RANDOM_BYTES);
    if (end > plain.length) throw new PushCryptoError('decrypt', 'the stated length is beyond the end');
    if (!plain.subarray(end).equals(Buffer.from(this.options.appId, 'utf8'))) {
      throw new PushCryptoError('appid', 'the message is for another appid');
    }
    return utf8(plain.subarray(start, end));
  }
}

function unpad(padded: Buffer): Buffer {
  const pad = padded.at(-1) ?? 0;
  const isWhole = pad >= 1 && pad <= PAD_BLOCK && padded.subarray(-pad).every((byte) => byte === pad);
  if (!isWhole) throw new PushCryptoError('decrypt', 'the padding is wrong');
  return padded.subarray(0, padded.length - pad);
}

function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new PushCryptoError('decrypt', 'the message is not UTF-8');
  return bytes.toString('utf8');
}

function encryptedIn(body: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new PushCryptoError('format', 'the body is not JSON; set the data format to JSON');
    throw error;
  }
  if (typeof parsed === 'object' && parsed !== null && 'Encrypt' in parsed && typeof parsed.Encrypt === 'string') {
    return parsed.Encrypt;
  }
  throw new PushCryptoError('format', 'the body has no Encrypt');
}

function textIn(query: PushQuery, name: string): string {
  const value = query[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new PushCryptoError('format', `the query has no ${name}`);
}
