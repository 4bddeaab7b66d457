// @ts-check
/**
 * `npm run mutation`: changes the rules and the services, one small thing at a time, and runs the domain's tests on
 * each change. A change that no test notices is a line that no test holds. `-- --mutate <file>` looks at one file.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  // It does not follow the imports map, so it would find no test.
  vitest: { related: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: ['domain/{rules,services}/**/*.ts', '!domain/**/*.test.ts'],
  // What the domain's tests do without. And the properties: they draw at random and take seconds, and a mutant must
  // fall to the test that names what it broke.
  ignorePatterns: [
    'dist',
    'data',
    'docs',
    'e2e',
    'mocks',
    'public',
    'scripts',
    'src',
    'test-results',
    '.tanstack',
    'server/**/*.test.ts',
    'domain/properties',
  ],
  // Nothing to rewrite in there, and TypeScript 7 has no API to do it with.
  tsconfigFile: 'none',
  tempDirName: 'test-results/mutants',
  reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: 'test-results/mutation.json' },
  htmlReporter: { fileName: 'test-results/mutation.html' },
  thresholds: { high: 95, low: 90, break: 90 },
};
