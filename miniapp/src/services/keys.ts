const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A name for one draft or one press, so that sending it twice does it once. A phone has no `crypto`; 20 letters do. */
export function newKey(): string {
  let key = Date.now().toString(36) + '-';
  for (let i = 0; i < 20; i++) key += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  return key;
}
