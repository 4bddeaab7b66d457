// @ts-check
/**
 * `npm run mutation`: changes the domain and the server's sign-in and sessions, one small thing at a time, and runs their
 * tests on each change. A change that no test notices is a line that no test holds. All of it takes hours;
 * `-- --mutate <file>` looks at one file. Not mutated: tests, and the code that only tests use.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  // `related` doesn't follow the imports map, so it would find no tests.
  vitest: { related: false, configFile: 'scripts/mutation.vitest.config.mjs' },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: [
    '{domain,server/sign-in}/**/*.ts',
    '!**/*.test.ts',
    '!domain/{testing,properties}/**',
    '!domain/store/*-contract.ts',
    '!domain/store/contract-world.ts',
  ],
  // Folders that these tests don't need. And the property tests: they are random and take seconds, and a mutant should be
  // caught by the test that says what it broke.
  ignorePatterns: [
    'dist',
    'data',
    'docs',
    'e2e',
    'mocks',
    'public',
    'src',
    'test-results',
    '.tanstack',
    'domain/properties',
  ],
  // Nothing there needs rewriting, and TypeScript 7 has no API for it.
  tsconfigFile: 'none',
  tempDirName: 'test-results/mutants',
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  htmlReporter: { fileName: 'test-results/mutation.html' },
  thresholds: { high: 95, low: 90, break: 90 },
};
