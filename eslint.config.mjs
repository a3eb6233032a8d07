import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which way dependencies point. Each rule says why, in the words a person sees when they break it. */
const only = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const CLIENTS_SAY = 'A client knows the server only through shared/contract.';
const SHARED_SAYS = 'shared runs anywhere, a phone included: it depends on nothing.';
const PHONE_HAS_NOT = 'A phone running a mini-program has no such thing; it works in a browser and dies in WeChat.';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      'coverage/**',
      'tests/output/**',
      'tests/weapp-host/fixture/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: [
          'shared/tsconfig.json',
          'server/tsconfig.json',
          'console/tsconfig.json',
          'miniapp/tsconfig.json',
          'tests/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      // Numbers in templates are what they look like; anything else would print as [object Object].
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A handler that starts something and has nothing to wait for it with.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false, properties: false } },
      ],
      // Methods are handed to rules that never look at `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        require: 'readonly',
        exports: 'writable',
        __dirname: 'readonly',
      },
    },
  },
  {
    ...reactHooks.configs.flat.recommended,
    files: ['console/src/**/*.tsx', 'miniapp/src/**/*.tsx', 'console/src/**/*.ts', 'miniapp/src/**/*.ts'],
  },
  only(
    ['shared/src/**/*.ts'],
    [
      { group: ['@hongqi/*', '**/server/**', '**/console/**', '**/miniapp/**'], message: SHARED_SAYS },
      { regex: '^[^.]', message: SHARED_SAYS },
    ],
  ),
  only(
    ['console/src/**/*.{ts,tsx}'],
    [{ group: ['**/server/**', '**/miniapp/**', '**/tests/**'], message: CLIENTS_SAY }],
  ),
  only(
    ['miniapp/src/**/*.{ts,tsx}'],
    [{ group: ['**/server/**', '**/console/**', '**/tests/**'], message: CLIENTS_SAY }],
  ),
  only(
    ['server/src/**/*.ts'],
    [{ group: ['**/console/**', '**/miniapp/**', '**/tests/**'], message: 'The server knows no client and no test.' }],
  ),
  only(
    ['server/src/wechat/*-*.ts'],
    [
      {
        group: ['typeorm', '@nestjs/*', '../issues/*', '../notices/*', '../people/*'],
        message: "WeChat's protocol knows neither our framework nor our tables.",
      },
    ],
  ),
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/main.ts', 'server/src/audit/verify-main.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in one place: config.ts, from main.ts.' },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/clock.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The time comes from Clock, so that tests can move it.',
        },
      ],
    },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    // `*.h5.ts` is only ever built for browsers.
    ignores: ['**/*.h5.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'window',
          'document',
          'localStorage',
          'sessionStorage',
          'fetch',
          'XMLHttpRequest',
          'WebSocket',
          'URL',
          'URLSearchParams',
          'AbortController',
          'Intl',
          'navigator',
          'location',
          'crypto',
        ].map((name) => ({ name, message: PHONE_HAS_NOT })),
      ],
    },
  },
  {
    // Specs may reach for the tools of tests/, and jest's own matchers (`expect.any`) have the type any.
    files: ['{shared,server,console,miniapp}/**/*.spec.ts', 'tests/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
  only(
    ['tests/stories/**/*.ts'],
    [
      {
        group: ['**/server/src/**'],
        message: 'A story speaks to the server over HTTP; tests/support may reach inside.',
      },
    ],
  ),
);
