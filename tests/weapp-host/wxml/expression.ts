import { isCallable, isDict, text } from '../core/types';
import { member, type Evaluate, type Scope } from './scope';
import { tokenize, type Token } from './tokens';

type Binary = (a: unknown, b: unknown) => unknown;

const number = (value: unknown): number => Number(value);

/** The loose comparison is WXML's own `==`. */
const loose: Binary = (a, b) => (a === undefined || a === null ? b === undefined || b === null : equal(a, b));
const equal: Binary = (a, b) =>
  a === b || (typeof a !== typeof b && b !== null && b !== undefined && number(a) === number(b));

function plus(a: unknown, b: unknown): unknown {
  return typeof a === 'number' && typeof b === 'number' ? a + b : `${String(a)}${String(b)}`;
}

function less(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a < b : number(a) < number(b);
}

/** Binary signs by precedence, loosest first; `&&` and `||` are apart because they stop early. */
const LEVELS: Record<string, Binary>[] = [
  { '==': loose, '!=': (a, b) => !loose(a, b), '===': (a, b) => a === b, '!==': (a, b) => a !== b },
  {
    '<': less,
    '>': (a, b) => less(b, a),
    '<=': (a, b) => a === b || less(a, b),
    '>=': (a, b) => a === b || less(b, a),
  },
  { '+': plus, '-': (a, b) => number(a) - number(b) },
  { '*': (a, b) => number(a) * number(b), '/': (a, b) => number(a) / number(b), '%': (a, b) => number(a) % number(b) },
];

const CONSTANTS: Record<string, unknown> = { true: true, false: false, null: null, undefined: undefined };

class ExpressionParser {
  private at = 0;
  private readonly tokens: Token[];

  constructor(private readonly source: string) {
    this.tokens = tokenize(source);
  }

  whole(): Evaluate {
    const value = this.ternary();
    this.end();
    return value;
  }

  /** The `data="{{a, b: 1, ...c}}"` of a template: an object without its braces. */
  objectBody(): Evaluate {
    const value = this.members('');
    this.end();
    return value;
  }

  private get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end', value: '' };
  }

  private accept(sign: string): boolean {
    if (this.token.kind !== 'sign' || this.token.value !== sign) return false;
    this.at += 1;
    return true;
  }

  private expect(sign: string): void {
    if (!this.accept(sign))
      throw new Error(`expect ${sign} in {{${this.source}}}, found ${this.token.value || 'its end'}`);
  }

  private end(): void {
    if (this.token.kind !== 'end') throw new Error(`unexpected ${this.token.value} in {{${this.source}}}`);
  }

  private ternary(): Evaluate {
    const test = this.or();
    if (!this.accept('?')) return test;
    const yes = this.ternary();
    this.expect(':');
    const no = this.ternary();
    return (scope) => (test(scope) ? yes(scope) : no(scope));
  }

  private or(): Evaluate {
    let left = this.and();
    while (this.accept('||')) {
      const [first, second] = [left, this.and()];
      left = (scope) => first(scope) || second(scope);
    }
    return left;
  }

  private and(): Evaluate {
    let left = this.binary(0);
    while (this.accept('&&')) {
      const [first, second] = [left, this.binary(0)];
      left = (scope) => first(scope) && second(scope);
    }
    return left;
  }

  private binary(level: number): Evaluate {
    const signs = LEVELS[level];
    if (!signs) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const apply = this.token.kind === 'sign' ? signs[this.token.value] : undefined;
      if (!apply) return left;
      this.at += 1;
      const [first, second] = [left, this.binary(level + 1)];
      left = (scope) => apply(first(scope), second(scope));
    }
  }

  private unary(): Evaluate {
    const sign = ['!', '-', '+'].find((one) => this.accept(one));
    if (!sign) return this.postfix();
    const value = this.unary();
    if (sign === '!') return (scope) => !value(scope);
    return sign === '-' ? (scope) => -number(value(scope)) : (scope) => number(value(scope));
  }

  private postfix(): Evaluate {
    let value = this.primary();
    for (;;) {
      const target = value;
      if (this.accept('.')) {
        const name = this.token.value;
        this.at += 1;
        value = (scope) => member(target(scope), name);
      } else if (this.accept('[')) {
        const key = this.ternary();
        this.expect(']');
        value = (scope) => member(target(scope), key(scope));
      } else if (this.accept('(')) {
        const args = this.list(')');
        value = (scope) => {
          const callee = target(scope);
          return isCallable(callee) ? callee(...args.map((arg) => arg(scope))) : undefined;
        };
      } else return value;
    }
  }

  private list(close: string): Evaluate[] {
    const items: Evaluate[] = [];
    while (!this.accept(close)) {
      items.push(this.ternary());
      if (!this.accept(',')) {
        this.expect(close);
        break;
      }
    }
    return items;
  }

  private primary(): Evaluate {
    const { kind, value } = this.token;
    this.at += 1;
    if (kind === 'number') return () => number(value);
    if (kind === 'string') return () => value;
    if (kind === 'name') return Object.hasOwn(CONSTANTS, value) ? () => CONSTANTS[value] : (scope) => scope.get(value);
    if (value === '(') {
      const inner = this.ternary();
      this.expect(')');
      return inner;
    }
    if (value === '[') {
      const items = this.list(']');
      return (scope) => items.map((item) => item(scope));
    }
    if (value === '{') return this.members('}');
    throw new Error(`unexpected ${value || 'end'} in {{${this.source}}}`);
  }

  private members(close: string): Evaluate {
    const parts: ((scope: Scope) => object)[] = [];
    const closed = (): boolean => (close === '' ? this.token.kind === 'end' : this.accept(close));
    while (!closed()) {
      parts.push(this.oneMember());
      if (this.accept(',')) continue;
      if (!closed()) this.expect(close || ',');
      break;
    }
    return (scope) => Object.assign({}, ...parts.map((part) => part(scope))) as unknown;
  }

  private oneMember(): (scope: Scope) => object {
    if (this.accept('...')) {
      const spread = this.ternary();
      return (scope) => {
        const value = spread(scope);
        return isDict(value) ? value : {};
      };
    }
    const name = this.token.value;
    this.at += 1;
    const value: Evaluate = this.accept(':') ? this.ternary() : (scope) => scope.get(name);
    return (scope) => ({ [name]: value(scope) });
  }
}

export function compileObject(source: string): Evaluate {
  return new ExpressionParser(source.trim()).objectBody();
}

/** An attribute value or a text: one lone `{{x}}` keeps its type, anything else becomes a string. */
export function compileText(source: string): Evaluate {
  const parts: (string | Evaluate)[] = [];
  let at = 0;
  for (const found of source.matchAll(/\{\{([\s\S]*?)\}\}(?!\})/g)) {
    if (found.index > at) parts.push(source.slice(at, found.index));
    parts.push(new ExpressionParser((found[1] ?? '').trim()).whole());
    at = found.index + found[0].length;
  }
  if (at < source.length || parts.length === 0) parts.push(source.slice(at));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return typeof only === 'string' ? () => only : only;
  return (scope) => parts.map((part) => (typeof part === 'string' ? part : shown(part(scope)))).join('');
}

/** In WXML nothing at all prints as nothing, while `null` prints as the word, and a record as JavaScript prints it. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(shown).join(',');
  if (value === null) return 'null';
  return isDict(value) ? '[object Object]' : text(value);
}
