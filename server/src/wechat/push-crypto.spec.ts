import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { PushCrypto, PushCryptoError } from './push-crypto';

/** The vectors of the mini-program documentation, message push. */
const OFFICIAL = new PushCrypto({ appId: 'wxba5fad812f8e6fb9', token: 'AAAAA', encodingAesKey: 'A'.repeat(43) });
const ENCRYPT =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR' +
  '8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km3' +
  '2IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const QUERY = {
  timestamp: '1714112445',
  nonce: '415670741',
  encrypt_type: 'aes',
  msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
};
const BODY = JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: ENCRYPT });

function reasonOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PushCryptoError) return error.reason;
    throw error;
  }
  return 'accepted';
}

function openedBy(crypto: PushCrypto, sealed: ReturnType<PushCrypto['seal']>): string {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = sealed;
  const query = { timestamp: String(TimeStamp), nonce: Nonce, encrypt_type: 'aes', msg_signature: MsgSignature };
  return crypto.open(query, JSON.stringify({ Encrypt }));
}

describe('the official vectors', () => {
  it('verify the address', () => {
    const query = {
      signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
      timestamp: '1714036504',
      nonce: '1514711492',
      echostr: '4375120948345356249',
    };

    expect(OFFICIAL.echo(query)).toBe('4375120948345356249');
    expect(reasonOf(() => OFFICIAL.echo({ ...query, timestamp: '1714036505' }))).toBe('signature');
  });

  it('take a plain message', () => {
    const query = {
      signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78',
      timestamp: '1714037059',
      nonce: '486452656',
    };

    expect(OFFICIAL.open(query, '{"Event":"debug_demo"}')).toBe('{"Event":"debug_demo"}');
  });

  it('open an encrypted message', () => {
    expect(OFFICIAL.open(QUERY, BODY)).toBe(
      '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,' +
        '"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
    );
  });

  it('seal a reply', () => {
    const random = Buffer.from('707722b803182950');
    const sealed = OFFICIAL.seal('{"demo_resp":"good luck"}', { timestamp: 1713424427, nonce: '415670741', random });

    expect(sealed).toEqual({
      Encrypt: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
      MsgSignature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
      TimeStamp: 1713424427,
      Nonce: '415670741',
    });
  });
});

describe('what must not be believed', () => {
  it.each([
    ['a changed message', QUERY, BODY.replace('ELGd', 'AAAA').replace('+qdx', '+qdy'), 'signature'],
    ['another signature', { ...QUERY, msg_signature: '0'.repeat(40) }, BODY, 'signature'],
    ['a signature of another length', { ...QUERY, msg_signature: '046e' }, BODY, 'signature'],
    [
      'the signature of the query instead of the message',
      { ...QUERY, msg_signature: undefined, signature: 'x' },
      BODY,
      'format',
    ],
    ['a signature given twice', { ...QUERY, msg_signature: [QUERY.msg_signature, 'x'] }, BODY, 'format'],
    ['no time', { ...QUERY, timestamp: undefined }, BODY, 'format'],
    ['XML', QUERY, '<xml><Encrypt>x</Encrypt></xml>', 'format'],
    ['no Encrypt', QUERY, '{}', 'format'],
    ['null', QUERY, 'null', 'format'],
    ['nothing', {}, '', 'format'],
  ])('%s', (_name, query, body, reason) => {
    expect(reasonOf(() => OFFICIAL.open(query, body))).toBe(reason);
  });

  it('a plain message where secure mode is configured', () => {
    const query = {
      signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78',
      timestamp: '1714037059',
      nonce: '486452656',
    };

    expect(reasonOf(() => OFFICIAL.openSealed(query, '{"Event":"debug_demo"}'))).toBe('format');
  });

  it('a message sealed for another appid, or with another key', () => {
    const options = { appId: 'wx00000000000000aa', token: 'AAAAA', encodingAesKey: 'A'.repeat(43) };
    const otherApp = new PushCrypto(options).seal('{}', { timestamp: 1, nonce: 'n' });
    const otherKey = new PushCrypto({ ...options, encodingAesKey: 'B'.repeat(43) });

    expect(reasonOf(() => openedBy(OFFICIAL, otherApp))).toBe('appid');
    expect(['decrypt', 'appid']).toContain(
      reasonOf(() => openedBy(otherKey, OFFICIAL.seal('{}', { timestamp: 1, nonce: 'n' }))),
    );
  });

  it('a key of the wrong length, already at the start', () => {
    expect(reasonOf(() => new PushCrypto({ appId: 'a', token: 't', encodingAesKey: 'short' }))).toBe('format');
  });
});

it('opens whatever it has sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), fc.string(), (message, timestamp, nonce) => {
      expect(openedBy(OFFICIAL, OFFICIAL.seal(message, { timestamp, nonce: `n${nonce}` }))).toBe(message);
    }),
  );
});

describe('a well signed message that is not what it should be', () => {
  const random = Buffer.alloc(16, 'r');
  const body = (length: number, text: string | Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(length);
    return Buffer.concat([random, size, Buffer.from(text)]);
  };
  const padded = (plain: Buffer) => {
    const pad = 32 - (plain.length % 32);
    return Buffer.concat([plain, Buffer.alloc(pad, pad)]);
  };

  it.each([
    ['without a length', padded(random), 'decrypt'],
    ['with a length beyond its end', padded(body(99, 'wxba5fad812f8e6fb9')), 'decrypt'],
    ['with the greatest length', padded(body(0xffffffff, 'wxba5fad812f8e6fb9')), 'decrypt'],
    ['of bytes that are not text', padded(body(1, Buffer.from('\xffwxba5fad812f8e6fb9', 'latin1'))), 'decrypt'],
    ['with the wrong appid', padded(body(2, '{}wxba5fad812f8e6fb0')), 'appid'],
    ['without an appid', padded(body(2, '{}')), 'appid'],
    ['with padding longer than itself', Buffer.alloc(16, 32), 'decrypt'],
    ['with padding zero', Buffer.alloc(64, 0), 'decrypt'],
    [
      'with padding of several values',
      Buffer.concat([body(2, '{}wxba5fad812f8e6fb9'), Buffer.alloc(23), Buffer.of(24)]),
      'decrypt',
    ],
    ['and that is fine after all', padded(body(2, '{}wxba5fad812f8e6fb9')), 'accepted'],
  ])('%s', (_name, plain, reason) => {
    const key = Buffer.alloc(32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const Encrypt = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');

    expect(reasonOf(() => signedAndOpened(Encrypt))).toBe(reason);
  });
});

it('answers any well signed rubbish with a refusal, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 160 }), (bytes) => {
      const { Encrypt } = OFFICIAL.seal(Buffer.from(bytes).toString('latin1'), { timestamp: 1, nonce: 'n' });
      const cut = Buffer.from(Encrypt, 'base64').subarray(0, bytes.length).toString('base64');
      const reason = reasonOf(() => signedAndOpened(cut));
      expect(['decrypt', 'appid']).toContain(reason);
    }),
  );
});

/** Signs anything with the right token, as only the platform or the holder of the token could. */
function signedAndOpened(Encrypt: string): string {
  const parts = ['AAAAA', '1', 'n', Encrypt].sort().join('');
  const query = { timestamp: '1', nonce: 'n', encrypt_type: 'aes', msg_signature: sha1(parts) };
  return OFFICIAL.open(query, JSON.stringify({ Encrypt }));
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
