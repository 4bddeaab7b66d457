// @ts-check
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments, findBrowser } from './browser.mjs';

/** Milliseconds to wait for an element. Enough for a busy machine, and short when a part is broken. */
const patience = 5_000;

const executablePath = findBrowser();

/**
 * `npm run parts`: mounts the parts of the console, one by one, in this machine's Chromium, with the console's styles. The
 * tests stand beside the parts, as `*.browser.test.tsx`.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: 'node_modules/.vite/parts',
  plugins: [react(), tailwindcss()],
  // Found before the first test: if Vite finds a package later, it loads React a second time.
  optimizeDeps: {
    include: [
      'vitest-browser-react',
      'react-dom',
      'react/jsx-dev-runtime',
      'lucide-react',
      ...['axis', 'scale', 'shape'].map((part) => `@visx/${part}`),
      ...['autocomplete', 'combobox', 'dialog', 'menu', 'toast'].map((part) => `@base-ui/react/${part}`),
    ],
  },
  test: {
    include: ['src/**/*.browser.test.tsx'],
    // One page for all files takes half the time of one page each, and tests leave nothing behind.
    isolate: false,
    setupFiles: ['src/styles/parts.browser.ts'],
    testTimeout: 3 * patience,
    expect: { poll: { timeout: patience } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      viewport: { width: 1024, height: 768 },
      provider: playwright({
        actionTimeout: patience,
        launchOptions: { args: browserArguments(), ...(executablePath && { executablePath }) },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
