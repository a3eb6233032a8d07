// Jest runs CommonJS here: TypeScript and packages that ship only ES modules are both turned into it by swc.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const swc = require('@swc/core');

const VERSION = 'v1';
const isEsmFolder = new Map();

function isEsm(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  return folderIsEsm(path.dirname(file));
}

function folderIsEsm(folder) {
  const known = isEsmFolder.get(folder);
  if (known !== undefined) return known;
  const manifest = path.join(folder, 'package.json');
  const parent = path.dirname(folder);
  let answer = parent === folder ? false : undefined;
  if (fs.existsSync(manifest)) answer = JSON.parse(fs.readFileSync(manifest, 'utf8')).type === 'module';
  answer ??= folderIsEsm(parent);
  isEsmFolder.set(folder, answer);
  return answer;
}

function options(file, isTypeScript) {
  return {
    filename: file,
    sourceMaps: isTypeScript ? 'inline' : false,
    configFile: false,
    swcrc: false,
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: isTypeScript
        ? { syntax: 'typescript', decorators: true, tsx: file.endsWith('x') }
        : { syntax: 'ecmascript', jsx: file.endsWith('x') },
      transform: {
        react: { runtime: 'automatic' },
        ...(isTypeScript ? { legacyDecorator: true, decoratorMetadata: true } : {}),
      },
    },
    module: { type: 'commonjs' },
  };
}

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file) => crypto.createHash('sha1').update(source).update(`\0${file}\0${VERSION}`).digest('hex'),
  process(source, file) {
    const isTypeScript = /\.[cm]?tsx?$/.test(file);
    return isTypeScript || isEsm(file) ? swc.transformSync(source, options(file, isTypeScript)) : { code: source };
  },
};
