import path from 'node:path';
import postcss, { type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import type { Bundle } from '../core/bundle';

/** Height of the home indicator below a page without a tab bar, where WeChat answers `env(safe-area-inset-bottom)`. */
const SAFE_BOTTOM = 'var(--host-safe-bottom, 0px)';

/** The CSS one page sees: app.wxss, then its own file, with WXSS's units and element names made a browser's. */
export function pageCss(bundle: Bundle, page: string): string {
  const sheets = ['app.wxss', `${page}.wxss`].filter((file) => bundle.has(file));
  return sheets.map((file) => sheetOf(bundle, file).toString()).join('\n');
}

/** Parse one WXSS file. Throws with file and line on CSS that Tencent's compiler would let pass silently. */
export function sheetOf(bundle: Bundle, file: string): Root {
  const root = postcss.parse(bundle.read(file), { from: file });
  root.walkAtRules('import', (rule) => {
    rule.replaceWith(sheetOf(bundle, imported(rule, file)).nodes);
  });
  root.walkDecls((declaration) => {
    declaration.value = declaration.value
      .replace(/(-?\d*\.?\d+)rpx\b/g, (_, size: string) => `calc(${size} * 100vw / 750)`)
      .replace(/(?:env|constant)\(safe-area-inset-bottom[^)]*\)/g, SAFE_BOTTOM);
  });
  root.walkRules((rule) => {
    const inKeyframes = rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as AtRule).name);
    if (!inKeyframes) rule.selector = renamed.processSync(rule.selector);
  });
  return root;
}

const renamed = selectorParser((selectors) => {
  selectors.walkTags((tag) => {
    if (tag.value !== 'body') tag.value = `wx-${tag.value}`;
  });
});

function imported(rule: AtRule, from: string): string {
  const target = rule.params.replace(/^(?:url\()?["']?|["']?\)?$/g, '');
  return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target);
}
