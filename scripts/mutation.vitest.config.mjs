// @ts-check
import { configDefaults, defineConfig } from 'vitest/config';

/** The tests that `npm run mutation` runs on each change. It needs nothing of vite.config.ts, which builds the console. */
export default defineConfig({
  test: {
    include: ['domain/**/*.test.ts', 'server/sign-in/**/*.test.ts'],
    exclude: [...configDefaults.exclude],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Every test file loads its modules again: a changed constant only affects modules that load after the change.
    isolate: true,
  },
});
