/** What a client may send in place of a field, as JSON text: some of it cannot be written any other way. */
export type Json = string;

const text = (value: unknown): Json => JSON.stringify(value);

/** Values of every type that a field of that type is not. */
export const WRONG_TYPE: Record<'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array', readonly Json[]> = {
  string: ['null', '0', '1', '-1', 'true', 'false', '[]', '["a"]', '{}', '{"length":9}', '1e309', '{"toString":1}'],
  number: [
    'null',
    '"1"',
    '"12abc"',
    '"NaN"',
    '"Infinity"',
    '1e309',
    '-1e309',
    'true',
    '[]',
    '[120]',
    '{}',
    '""',
    '"0x10"',
  ],
  integer: ['null', '"1"', '1.5', '1e309', '1e-7', 'true', '[]', '[1]', '{}', '"NaN"', '-1', '0'],
  boolean: ['null', '0', '1', '"true"', '"false"', '""', '[]', '{}', '"on"'],
  object: ['null', '"a"', '0', 'true', '[]', '[{}]', '""'],
  array: ['null', '"a"', '0', 'true', '{}', '{"0":"a","length":1}', '""'],
};

/** Too short by one, too long by one (counted in characters), and too long in characters that count double elsewhere. */
export function wrongLengths({ min, max }: { min: number; max: number }, letter = '长'): Json[] {
  const pairs = ['𠮷', '❤️', 'e\u0301'].map((sign) => text(sign.repeat(Math.floor(max / [...sign].length) + 1)));
  const tooShort = min > 0 ? [text(letter.repeat(min - 1))] : [];
  return [...tooShort, text(letter.repeat(max + 1)), ...pairs];
}

/** `{"a":1}` with one member replaced or added; written as text so that any value can be put there. */
export function withMember(body: Readonly<Record<string, unknown>>, name: string, value: Json): Json {
  const members = Object.entries(body).filter(([key]) => key !== name);
  return `{${[...members.map(([key, one]) => `${text(key)}:${text(one)}`), `${text(name)}:${value}`].join(',')}}`;
}

export function nested(depth: number, open: string, close: string): Json {
  return open.repeat(depth) + close.repeat(depth);
}
