import { defineConfig } from '@playwright/test';
import type { Backend } from './e2e/fixtures/sign-in.ts';
import { slowdown } from './e2e/fixtures/slowdown.ts';
import { browserArguments, findBrowser } from './scripts/browser.mjs';

/** Set another one, and E2E_LIVE_PORT (e2e/fixtures/live-backend.ts), to run twice at once. */
const mocksPort = Number(process.env.E2E_MOCKS_PORT ?? 4173);
/** A console on mocks that is running already, such as that of `npm run dev`: the stories tagged for mocks go there. */
const runningMocks = process.env.E2E_MOCKS_URL;
const mocksUrl = runningMocks ?? `http://localhost:${mocksPort}`;
/** Milliseconds after each press and each key, for those who watch. */
const slowMo = Number(process.env.E2E_SLOW_MO ?? 0);

const browser = findBrowser();
// Each worker reads this file, too: it needn't search again.
if (browser) process.env.CHROMIUM_PATH = browser;

/**
 * The same stories twice: in the console on mocks, and in the console on the live backend, both as built for production
 * (`npm run build` first). A story that only one of them can tell is tagged `@mocks` or `@live`. Each worker starts a live
 * backend of its own; the mocks need only files.
 */
export default defineConfig<object, { backend: Backend }>({
  testDir: 'e2e',
  outputDir: process.env.E2E_OUTPUT ?? 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Wide enough for a busy machine: a story that is only slow has not failed.
  timeout: 60_000 * slowdown,
  expect: { timeout: 10_000 * slowdown },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line'], ['json', { outputFile: process.env.E2E_REPORT ?? 'test-results/e2e.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    // No transitions: colours and places are what they will be.
    contextOptions: { reducedMotion: 'reduce' },
    // What a browser with a window grants to a click; Chromium's headless shell waits to be told.
    permissions: ['clipboard-write'],
    screenshot: 'only-on-failure',
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    video: 'off',
    launchOptions: { slowMo, args: browserArguments(), ...(browser && { executablePath: browser }) },
  },
  projects: [
    { name: 'mocks', grepInvert: /@live/, use: { baseURL: mocksUrl, backend: 'mocks' } },
    { name: 'live', grepInvert: /@mocks/, use: { backend: 'live' } },
  ],
  ...(!runningMocks && { webServer: previewOfMocks() }),
});

function previewOfMocks() {
  return {
    name: 'mocks',
    command: `node node_modules/vite/bin/vite.js preview --mode mocks --outDir dist/mocks --host localhost --port ${mocksPort} --strictPort`,
    url: `${mocksUrl}/`,
    reuseExistingServer: false,
  };
}
