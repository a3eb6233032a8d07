/** A WXML file as written: elements with raw attribute texts, and text. */
export interface WxmlElement {
  tag: string;
  /** `true` is an attribute without a value. */
  attrs: Map<string, string | true>;
  children: WxmlNode[];
}

export type WxmlNode = WxmlElement | string;

const VOID = /^(?:import|include|input|image|wxs)$/;
const NAME = /[^\s=>/"']+/y;
const TAG = /[A-Za-z][\w-]*/y;

/** Parse one WXML file. Throws, naming file and line, on what Tencent's compiler refuses as well. */
export function parseWxml(source: string, file: string): WxmlNode[] {
  const root: WxmlNode[] = [];
  const open: WxmlElement[] = [];
  let at = 0;

  const fail = (message: string): never => {
    throw new Error(`${file}:${source.slice(0, at).split('\n').length}: ${message}`);
  };
  const add = (node: WxmlNode): void => void (open.at(-1)?.children ?? root).push(node);
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const upTo = (mark: string, from: number): number => {
    const end = source.indexOf(mark, from);
    return end < 0 ? fail(`expect ${mark}`) : end;
  };
  const space = (): void => void match(/\s*/y);

  const attributes = (): Map<string, string | true> => {
    const attrs = new Map<string, string | true>();
    for (space(); at < source.length && !/[/>]/.test(source.charAt(at)); space()) {
      const name = match(NAME) ?? fail('expect an attribute name');
      space();
      if (source.charAt(at) !== '=') {
        attrs.set(name, true);
        continue;
      }
      at += 1;
      space();
      const quote = source.charAt(at);
      if (quote !== '"' && quote !== "'") fail(`expect a quoted value of ${name}`);
      const end = upTo(quote, at + 1);
      attrs.set(name, source.slice(at + 1, end));
      at = end + 1;
    }
    return attrs;
  };

  const closeTag = (): void => {
    at += 2;
    const tag = match(TAG);
    space();
    if (source.charAt(at) !== '>') fail('expect >');
    at += 1;
    const last = open.at(-1);
    if (last?.tag === tag) open.pop();
    else if (!tag || !VOID.test(tag)) fail(`expect end-tag of ${last?.tag ?? 'nothing'}, found </${tag}>`);
  };

  const openTag = (): void => {
    at += 1;
    const tag = match(TAG) ?? fail('expect a tag name');
    const element: WxmlElement = { tag, attrs: attributes(), children: [] };
    add(element);
    if (source.startsWith('/>', at)) {
      at += 2;
      return;
    }
    if (source.charAt(at) !== '>') fail(`expect > of <${tag}`);
    at += 1;
    if (tag !== 'wxs') {
      open.push(element);
      return;
    }
    const end = upTo('</wxs>', at);
    element.children.push(source.slice(at, end));
    at = end + '</wxs>'.length;
  };

  while (at < source.length) {
    if (source.startsWith('<!--', at)) at = upTo('-->', at) + 3;
    else if (source.startsWith('</', at)) closeTag();
    else if (source.charAt(at) === '<') openTag();
    else {
      const text = match(/(?:\{\{[\s\S]*?\}\}|[^<])+/y) ?? fail('expect text');
      if (text.trim() !== '') add(text);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) fail(`expect end-tag of <${unclosed.tag}>`);
  return root;
}
