const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');

/** Shared by every part of the test run; a part adds which files are its own. */
exports.root = root;
exports.base = {
  rootDir: root,
  testEnvironment: 'node',
  testSequencer: path.join(__dirname, 'longest-first.cjs'),
  // Packages such as file-type export only `import` and `module-sync`.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons', 'require', 'module-sync', 'default'] },
  moduleNameMapper: { '^@hongqi/shared$': path.join(root, 'shared/src/index.ts') },
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transformIgnorePatterns: [],
  transform: { '\\.[cm]?[jt]sx?$': path.join(__dirname, 'esm-to-cjs.cjs') },
  cacheDirectory: path.join(root, 'node_modules/.cache/jest'),
};
