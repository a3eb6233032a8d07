export interface Token {
  kind: 'number' | 'string' | 'name' | 'sign' | 'end';
  value: string;
}

const PATTERN =
  /\s*(?:(\d+(?:\.\d+)?|\.\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([A-Za-z_$][\w$]*)|(\.\.\.|===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}]))/y;

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

function unescape(raw: string): string {
  return raw.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);
}

/** Split the inside of `{{ }}`. Throws on what is no part of a WXML expression. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    PATTERN.lastIndex = at;
    const found = PATTERN.exec(source);
    if (!found) throw new Error(`unexpected token in {{${source}}} at ${at}`);
    const [whole, number, single, double, name, sign] = found;
    at += whole.length;
    if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
    else tokens.push({ kind: 'string', value: unescape(single ?? double ?? '') });
  }
  tokens.push({ kind: 'end', value: '' });
  return tokens;
}
