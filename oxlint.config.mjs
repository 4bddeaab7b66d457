/**
 * The linter's settings, and who may import whom: each folder, and in src each floor, imports only what lies below it, so that
 * a change of one can't reach into what it must not know.
 */
/** The floors of src, from the ground up. */
const floors = ['lib', 'api', 'kit', 'access', 'flows', 'shell', 'features', 'routes', 'app'];

const wire = {
  group: ['#domain/**', '!#domain/rules', '!#domain/rules/**'],
  message: 'src/ may use only the pure rules (#domain/rules/*); everything else comes over the wire, through src/api.',
};
const hosts = {
  group: ['#server/**', '#mocks/**'],
  message: 'src/ talks to a backend over the wire. Only src/app/main.tsx imports #mocks, dynamically.',
};

/**
 * @param {string} name
 * @param {string} message what to do instead
 * @param {{ beside?: string[], files?: string[], except?: string[] }} [more] `beside`: what it may not import, either;
 *   `except`: what it may, of the floors above
 */
function floor(name, message, { beside = [], files = [`src/${name}/**`], except = [] } = {}) {
  const above = floors.slice(floors.indexOf(name) + 1).map((other) => `#src/${other}/**`);
  const patterns = [wire, hosts, { group: [...above, ...beside, ...except.map((path) => `!${path}`)], message }];
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const ofFeature =
  'A feature imports no other feature: a route composes them. Import your own files by ./ and ../ within the feature.';

const laws = [
  { files: ['src/**'], rules: { 'no-restricted-imports': ['error', { patterns: [wire, hosts] }] } },
  floor('lib', 'lib/ holds pure functions and imports nothing of src: a hook or a component goes to kit/.', {
    beside: ['#proto/**', '@connectrpc/*', 'react', 'react-dom', '@tanstack/*'],
  }),
  floor('api', 'api/ knows no screen: it imports proto/gen, the pure rules and lib.', {
    beside: ['@tanstack/react-router'],
  }),
  floor('kit', 'kit/ knows no RPC, no address and no feature: it imports lib only. Pass data and callbacks in.', {
    beside: [
      '#src/api/**',
      '#proto/**',
      '#domain/**',
      '@connectrpc/*',
      '@tanstack/react-query',
      '@tanstack/react-router',
    ],
  }),
  floor('access', 'access/ holds the words and the reckoning of access for all features: it imports api, kit and lib.'),
  floor(
    'flows',
    'flows/ is the kit with RPC manners: it imports access, api, kit and lib. A feature passes itself in.',
  ),
  floor('shell', 'shell/ is the frame of every page: a route composes it with a feature.'),
  floor('features', ofFeature, { files: ['src/features/*/*'], beside: ['#src/features/**', '../**'] }),
  floor('features', ofFeature, { files: ['src/features/*/*/**'], beside: ['#src/features/**', '../../**'] }),
  floor('routes', 'A route leads from an address to a loader and a page: what it needs of app/ comes by its context.', {
    except: ['#src/app/router-context.ts'],
  }),
  { files: ['src/app/main.tsx'], rules: { 'no-restricted-imports': 'off' } },
];

/** @type {import('oxlint').OxlintConfig} */
export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'promise', 'vitest'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  env: { builtin: true },
  ignorePatterns: ['proto/gen', 'dist', 'data', 'src/app/routes.gen.ts', 'public/mockServiceWorker.js'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    'max-lines': ['error', { max: 300 }],
    'no-await-in-loop': 'off',
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css', '@fontsource-variable/**'] }],
  },
  overrides: [
    {
      files: ['domain/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  'node:*',
                  '#server/**',
                  '#mocks/**',
                  '#src/**',
                  'react',
                  'react-dom',
                  'kysely',
                  'better-sqlite3',
                  'pg',
                ],
                message:
                  'domain/ runs in Node and in the browser and knows no host: pass what you need through the Host (domain/host.ts).',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['domain/rules/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  'node:*',
                  '#server/**',
                  '#mocks/**',
                  '#src/**',
                  '#domain/store/**',
                  '#domain/services/**',
                  '#domain/errors.ts',
                  '@connectrpc/**',
                  '!#domain/store/records.ts',
                ],
                message: 'domain/rules holds pure functions that the screen needs too: no I/O, no store, no Connect.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['server/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['#mocks/**', '#src/**', 'react', 'react-dom', 'msw'],
                message: 'server/ is the domain over SQL: rules go to domain/, screens to src/.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['mocks/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['node:*', '#server/**', '#src/**', 'react', 'react-dom', 'kysely'],
                message: 'mocks/ is the domain over memory, in the browser: rules go to domain/.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['mocks/panel/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['node:*', '#server/**', '#src/**', 'kysely'],
                message: 'The panel shows the mocks, and is no part of the console.',
              },
            ],
          },
        ],
      },
    },
    { files: ['src/app/main.tsx'], rules: { 'no-restricted-imports': 'off' } },
    { files: ['scripts/**', 'server/main.ts'], rules: { 'no-console': 'off' } },
    { files: ['e2e/gates/**'], rules: { 'unicorn/consistent-function-scoping': 'off' } },
    {
      files: ['vite.config.ts', 'playwright.config.ts', 'oxlint.config.mjs', 'scripts/*.config.mjs', 'e2e/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    ...laws,
  ],
};
