/**
 * What no linter can hold: what is in the builds, and how the repository as a whole looks. Needs the builds.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { budgets } from './budgets.mjs';
import { filesBelow, inRoot, root } from './repository.mjs';

const notOurs = new Set([
  'node_modules',
  'dist',
  'data',
  'test-results',
  'playwright-report',
  '.git',
  '.idea',
  '.vscode',
]);
const generated = /^(proto\/gen\/|src\/app\/routes\.gen\.ts$|public\/mockServiceWorker\.js$|package-lock\.json$)/;
const text = /\.(ts|tsx|mts|mjs|js|json|css|html|md|proto|yaml|yml|svg|sh)$|^\.[a-z]+(rc|ignore)$|^\.ci\//;

/** Words that only the mocks hold: of msw, its worker, the seed world's people, the parameters, scenarios and panel. */
const traces = [
  'mockServiceWorker',
  'MOCK_ACTIVATE',
  '[MSW]',
  '@acme.example',
  'mock-parameters',
  'session-expired',
  'quota-full',
  'mock-panel',
];

const files = filesBelow(root, (name) => notOurs.has(name)).filter((file) => text.test(file));

function read(file: string): string {
  return readFileSync(inRoot(file), 'utf8');
}

function linesIn(file: string): number {
  return read(file).trimEnd().split('\n').length;
}

function filesOfBuild(name: 'console' | 'mocks'): string[] {
  const built = filesBelow(inRoot('dist', name));
  expect(built, `dist/${name} is missing: run \`npm run build\` first`).toContain('index.html');
  return built;
}

/** What the server sends: the file as the build has packed it, see `server/browser/packed-files.ts`. */
function gzippedSize(file: string): number {
  return gzipSync(readFileSync(inRoot('dist/console', file)), { level: 9 }).length;
}

function gzippedSizes(built: string[]): number {
  return built.reduce((total, file) => total + gzippedSize(file), 0);
}

/** Scripts of the build of the console, and all that they import at once, directly or not. */
function withImports(scripts: string[]): string[] {
  const found = new Set(scripts);
  for (const script of found) {
    const imports = read(`dist/console/${script}`).matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g);
    for (const [, file] of imports) found.add(`assets/${file}`);
  }
  return [...found];
}

describe('the live build', () => {
  it.each(traces)('holds no trace of the mocks, such as %s, though the build of the mocks does', (trace) => {
    const holds = (name: 'console' | 'mocks') =>
      filesOfBuild(name).filter((file) => read(`dist/${name}/${file}`).includes(trace));
    expect(holds('console')).toEqual([]);
    expect(holds('mocks'), 'if the mocks lost this word, search for another').not.toEqual([]);
  });

  it('has no file named after the mocks', () => {
    // Without the hash, in which any letters can stand.
    const names = filesOfBuild('console').map((file) => file.replace(/-[\w-]{8}\.(?=\w+(\.(br|gz))?$)/, '.'));
    expect(names.filter((name) => /mock|msw|seed/i.test(name))).toEqual([]);
  });

  it('stays within the budget for styles', () => {
    const styles = filesOfBuild('console').filter((file) => file.endsWith('.css'));
    expect(styles).not.toEqual([]);
    expect(gzippedSizes(styles)).toBeLessThanOrEqual(budgets.styleBytes);
  });

  it('loads no more JavaScript than its budget before any page shows', () => {
    const scripts = filesOfBuild('console').filter((file) => file.endsWith('.js'));
    const first = [...read('dist/console/index.html').matchAll(/src="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
    // The router makes each page a file that exports its component; the page in the first file has none of its own.
    const pages = scripts.filter((file) => /export\{[^}]*\bas component\b/.test(read(`dist/console/${file}`)));
    expect(pages.length, 'the pages are recognized by what they export: has the router changed that?').toBeGreaterThan(
      3,
    );
    const sizes = ['', ...pages].map(
      (page) => [page, gzippedSizes(withImports([...first, page].filter(Boolean)))] as const,
    );
    expect(sizes.filter(([, size]) => size > budgets.scriptBytes)).toEqual([]);
  });

  it('loads the chart library with the chart of usage only, within the budget for it', () => {
    const scripts = filesOfBuild('console').filter((file) => file.endsWith('.js'));
    // A class that the library gives to each axis.
    const library = scripts.filter((file) => read(`dist/console/${file}`).includes('visx-axis'));
    expect(library, 'if the library lost this class, search for another').toEqual([
      expect.stringContaining('/usage-chart-'),
    ]);
    expect(gzippedSizes(library)).toBeLessThanOrEqual(budgets.chartBytes);
  });
});

describe('the repository', () => {
  it('has no file of more than 300 lines that someone must read', () => {
    // A .proto file is as long as the service that it promises and its comments.
    const long = files.filter((file) => !generated.test(file) && !/\.(md|proto)$/.test(file) && linesIn(file) > 300);
    expect(long).toEqual([]);
  });

  it('names no path of one machine', () => {
    const machine = /(?<![\w.*])(?:\/(?:work|root)\/|\/(?:home|Users)\/[a-z]|C:\\Users)/;
    const naming = files.filter((file) => !generated.test(file) && machine.test(read(file)));
    expect(naming).toEqual([]);
  });

  it('keeps the lock file free of the addresses of a registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  it('has generated code for each .proto file', () => {
    const protos = filesBelow(inRoot('proto'), (name) => name === 'gen').filter((file) => file.endsWith('.proto'));
    expect(protos).not.toEqual([]);
    const missing = protos.filter((file) => !existsSync(inRoot('proto/gen', file.replace(/\.proto$/, '_pb.ts'))));
    expect(missing, 'run `npm run generate`').toEqual([]);
  });
});

describe('the documentation', () => {
  const documents = files.filter((file) => file.endsWith('.md'));

  it('has a README of less than 150 lines', () => {
    expect(linesIn('README.md')).toBeLessThan(150);
  });

  it('keeps each decision under 45 lines', () => {
    const decisions = documents.filter((file) => file.startsWith('docs/decisions/'));
    expect(decisions.filter((file) => linesIn(file) >= 45)).toEqual([]);
  });

  it('names only commands that package.json has', () => {
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/\bnpm (?:run (?<script>[\w:-]+)|(?<short>start|test)\b)/g)].map(
        ({ groups }) => groups?.script ?? groups?.short ?? '',
      ),
    );
    expect([...new Set(named)].filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it('links only to files that are there', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?<target>[^)#:\s]+)(?:#[^)]*)?\)/g)]
        .map(({ groups }) => new URL(groups?.target ?? '', `file:///${file}`).pathname.slice(1))
        .filter((target) => !existsSync(inRoot(target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });
});
