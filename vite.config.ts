import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';
import { configDefaults } from 'vitest/config';
import { leanProtobuf } from './scripts/lean-protobuf.ts';
import { packFiles } from './server/browser/packed-files.ts';
import { devSecurityHeaders, mocksSecurityHeaders, securityHeaders } from './server/security-headers.ts';

/** Of this start of the dev server; builds inline nothing that would need one. */
const nonce = randomUUID();

/**
 * The console's builds. `--mode mocks` builds (or serves, with hot reload) the console on the domain in the browser;
 * every other mode is the live console, which holds neither mocks nor msw nor the service worker's files.
 * The server is bundled by `vite build --ssr server/main.ts --outDir dist/server`.
 */
export default defineConfig(({ command, mode, isSsrBuild, isPreview }) => ({
  plugins:
    isSsrBuild || process.env['VITEST']
      ? []
      : [
          tanstackRouter({
            target: 'react',
            autoCodeSplitting: true,
            // Only pages are files of their own: a page about a lost network can't be fetched over it.
            codeSplittingOptions: { defaultBehavior: [['loader', 'component']] },
            generatedRouteTree: './src/app/routes.gen.ts',
          }),
          react(),
          tailwindcss(),
          leanProtobuf(),
          compiledWhileLoading(),
          ...pluginsFor(mode),
        ],
  resolve: {
    alias: {
      // React has the hook itself since version 18: TanStack Store asks for it by a package that brings a substitute.
      'use-sync-external-store/shim/with-selector': 'use-sync-external-store/with-selector',
      ...(mode === 'mocks' && { tldts: fileURLToPath(import.meta.resolve('./mocks/no-public-suffixes.ts')) }),
    },
  },
  // Absolute addresses of the API are a build-time choice; the default is the server that serves the console.
  envPrefix: 'VITE_',
  build: isSsrBuild
    ? { target: 'node20', copyPublicDir: false }
    : {
        outDir: mode === 'mocks' ? 'dist/mocks' : 'dist/console',
        emptyOutDir: true,
        target: 'baseline-widely-available',
        // The lists of what to preload would weigh more in the first file than they save with so few files.
        modulePreload: false,
        rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
      },
  // The modules that the server loads at start, in a few files instead of some eight hundred: half the time until it answers.
  ...(isSsrBuild && { ssr: { noExternal: true, external: loadedLater } }),
  preview: { headers: mode === 'mocks' ? mocksSecurityHeaders : securityHeaders },
  ...(command === 'serve' &&
    !isPreview && { server: { headers: devSecurityHeaders(nonce) }, html: { cspNonce: nonce } }),
  test: {
    // A bound for what hangs, not a measure of speed: a busy machine must not fail a right test.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    include: ['{domain,server,mocks,src,scripts}/**/*.test.{ts,tsx}'],
    // These are mounted in a browser: `npm run parts`.
    exclude: [...configDefaults.exclude, '**/*.browser.test.tsx'],
    // No test changes a module: loading all of them once instead of once a file takes a third of the time.
    isolate: false,
  },
}));

/** The modules that the server loads only when it needs them, or never: Fastify's JSON schemas and its test client. */
const loadedLater = [
  'better-sqlite3',
  'pg',
  'oidc-provider',
  'openid-client',
  'pdfkit',
  'fontkit',
  '@fastify/ajv-compiler',
  '@fastify/fast-json-stringify-compiler',
  'light-my-request',
];

/**
 * What every page needs, what most of them show, and what every list needs at once and a moment later. A page or an overlay is
 * a file of its own.
 */
const chunks = [
  { name: 'index', tags: ['$initial' as const], priority: 3 },
  {
    // Before `list`: what both need must be here, or a page without a list would load all of `list` for it.
    name: 'common',
    test: /[\\/](src[\\/](access[\\/](subject|subject-text|scope|role|role-name|role-weight|avatar|use-can|columns|use-projects|use-access|last-use|why-read-only|problem-mark)|flows[\\/](failure[\\/]failed-parts|leaving[\\/]use-(open-sheet|close-step)|sheet-form[\\/]asked-sheet)|lib[\\/](once-for-each|listed)|kit[\\/]text[\\/]relative-time|api[\\/]use-last-error)|icons[\\/]trash)\.(tsx?|mjs)$/,
    priority: 2,
  },
  {
    name: 'list',
    test: /[\\/]src[\\/]((flows[\\/]list|kit[\\/]table)[\\/](?!filter-popup|focus-row|hidden-row|no-match|list-menus|export-menu|column-choice|pager|selection-bar)|flows[\\/]deletion[\\/]use-row-deletion)/,
    priority: 1,
  },
  {
    name: 'list-menus',
    test: /[\\/]src[\\/](flows[\\/](list[\\/](list-menus|export-menu|no-match)|deletion[\\/]delete-selected)|kit[\\/]table[\\/](column-choice|pager|selection-bar))/,
    priority: 1,
  },
];

/**
 * V8 compiles all functions of a file that begins with this comment while it loads, beside the page, instead of each on
 * the page's own time when it is first called (https://v8.dev/blog/explicit-compile-hints). On a processor four times slower
 * the largest contentful paint of Role Bindings comes at 1.5 s instead of 1.7 s. Other engines read a comment.
 * Not as an output option: Vite puts lines of its own before what that adds.
 */
function compiledWhileLoading(): Plugin {
  return {
    name: 'compiled-while-loading',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
        }
      },
    },
  };
}

const ofMocks = ['mocks-worker.js', 'mockServiceWorker.js'];
const ofFirstAnswers = 'first-answers.js';

/** Vite copies public/ whole; a live build must not carry the mocks' service worker, nor MSW's that it loads. */
function without(files: readonly string[]): Plugin {
  return {
    name: `without-${files.join('-')}`,
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir) await Promise.all(files.map((file) => rm(`${dir}/${file}`, { force: true })));
    },
  };
}

/** Packs the files for the server, once all of them are there. */
function packed(): Plugin {
  let folder = '';
  return {
    name: 'packed',
    apply: 'build',
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle: () => packFiles(folder),
  };
}

/** Has the page ask for its first answers before the console's code is there. */
function firstAnswersAtOnce(): Plugin {
  return {
    name: 'first-answers-at-once',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `/${ofFirstAnswers}` }, injectTo: 'head-prepend' }],
  };
}

/** What depends on where the API is: the mocks, this origin by Connect, or anywhere else. */
function pluginsFor(mode: string): Plugin[] {
  if (mode === 'mocks') return [mocksAtOnce(), without([ofFirstAnswers])];
  const { VITE_API_URL, VITE_API_TRANSPORT } = loadEnv(mode, import.meta.dirname, 'VITE_');
  const isUsual = !VITE_API_URL && VITE_API_TRANSPORT !== 'grpc-web';
  const plugins = isUsual ? [firstAnswersAtOnce(), without(ofMocks)] : [without([...ofMocks, ofFirstAnswers])];
  return [...plugins, packed()];
}

/** The mocks are fetched beside the console, which would ask for them only once it runs. */
function mocksAtOnce(): Plugin {
  return {
    name: 'mocks-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const start = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith('/mocks/start.ts'),
        );
        if (start?.type !== 'chunk') throw new Error('The build holds no mocks: has mocks/start.ts moved?');
        const files = [start.fileName, ...start.imports].filter((file) => bundle[file]?.type === 'chunk');
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${file}` },
          injectTo: 'head',
        }));
      },
    },
  };
}
