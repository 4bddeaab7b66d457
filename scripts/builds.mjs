import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { filesBelow, inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

/**
 * What `npm run build` makes: how, from which folders, and the file that tells it is there.
 * @typedef {{ args: string[], sources: string[], result: string }} Build
 * @typedef {'console' | 'mocks' | 'server'} BuildName
 * @type {Record<BuildName, Build>}
 */
const builds = {
  console: { args: [], sources: ['src', 'domain', 'proto/gen', 'public'], result: 'dist/console/index.html' },
  mocks: {
    args: ['--mode', 'mocks'],
    sources: ['src', 'mocks', 'domain', 'proto/gen', 'public'],
    result: 'dist/mocks/index.html',
  },
  server: {
    args: ['--ssr', 'server/main.ts', '--outDir', 'dist/server'],
    sources: ['server', 'domain', 'proto/gen'],
    result: 'dist/server/main.js',
  },
};

/** @type {BuildName[]} */
export const buildNames = ['console', 'mocks', 'server'];

/** Files in the root that every build depends on. */
const configuration = /^(index\.html|package\.json|package-lock\.json|tsconfig\.json|vite\.config\.ts|\.env.*)$/;

/** Tests are not built, and the build itself writes the route tree. */
const notASource = /\.test\.tsx?$|^routes\.gen\.ts$/;

/**
 * Builds one of them anew. Only a build that went well is stamped, so that one that was interrupted counts as stale.
 * @param {BuildName} name
 */
export async function build(name) {
  const stamp = fingerprint(name);
  rmSync(stampFile(name), { force: true });
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const outcome = await run(process.execPath, [vite, 'build', ...builds[name].args]);
  if (outcome.code === 0) {
    mkdirSync(inRoot('dist', '.stamps'), { recursive: true });
    writeFileSync(stampFile(name), stamp);
  }
  return outcome;
}

/**
 * Builds what has changed since it was last built, and says so. Throws when a build fails.
 * @param {BuildName[]} names
 */
export async function buildWhatIsStale(names) {
  const stale = names.filter((name) => isStale(name));
  if (stale.length === 0) return;
  console.log(`Building ${stale.join(' and ')} …`);
  await buildOrThrow(stale);
}

/** @param {BuildName[]} names */
async function buildOrThrow(names) {
  for (const name of names) {
    const { code, output } = await build(name);
    if (code !== 0) throw new Error(`The build of ${name} failed:\n${output}`);
  }
}

/** @param {BuildName} name */
function isStale(name) {
  if (!existsSync(inRoot(builds[name].result)) || !existsSync(stampFile(name))) return true;
  return readFileSync(stampFile(name), 'utf8') !== fingerprint(name);
}

/** @param {BuildName} name */
function stampFile(name) {
  return inRoot('dist', '.stamps', name);
}

/** @param {BuildName} name */
function fingerprint(name) {
  const settings = Object.entries(process.env)
    .filter(([variable]) => variable.startsWith('VITE_'))
    .map(([variable, value]) => `${variable}=${value}`);
  return fingerprintOf(inRoot(), builds[name].sources, [...builds[name].args, ...settings.toSorted()].join('\0'));
}

/**
 * A hash over all that a build is made from: the contents of its folders, of the root's configuration, and its settings.
 * Contents and not times, since Git sets the time of a file to that of its checkout.
 * @param {string} folder the project's root
 * @param {string[]} sources folders in it
 * @param {string} settings
 */
export function fingerprintOf(folder, sources, settings) {
  const hash = createHash('sha256').update(settings);
  const paths = [
    ...filesBelow(folder, (name) => !configuration.test(name)),
    ...sources.flatMap((source) =>
      filesBelow(`${folder}/${source}`, (name) => notASource.test(name)).map((file) => `${source}/${file}`),
    ),
  ];
  for (const path of paths) hash.update(`\0${path}\0`).update(readFileSync(`${folder}/${path}`));
  return hash.digest('hex');
}
