import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './repository.mjs';
import { runNpm } from './run-command.mjs';

/**
 * The parts of a lock file that tell what is installed.
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 */

/** Compiled packages fit only one system and one version of Node's binary interface. */
const platform = `${process.platform} ${process.arch} ${process.versions.modules}`;
const platformFile = inRoot('node_modules', '.installed-for');

/** Runs `npm ci` unless node_modules matches package-lock.json. Says so before; throws when it fails. */
export async function installIfMissing() {
  if (!isNewEnough(process.versions.node))
    throw new Error(`Node 20.19 or later is needed; this is ${process.version}.`);
  if (isInstalled()) return;
  console.log('Installing packages (npm ci); the first time takes a few minutes …');
  // NODE_ENV=production would omit the tools for building and testing.
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], { timeoutSeconds: 900 });
  if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
  writeFileSync(platformFile, platform);
}

/**
 * Whether a version of Node is one that this project supports.
 * @param {string} version such as 20.19.4
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/** npm writes a list of what it installed into node_modules/.package-lock.json, as its last step. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  if (existsSync(platformFile) && readFileSync(platformFile, 'utf8') !== platform) return false;
  return holdsWhatLockNames(readLock(inRoot('package-lock.json')), readLock(record));
}

/**
 * Whether an installation is the one that the lock file describes: every package in its version, none besides.
 * Optional packages may be absent: they are for other systems.
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function holdsWhatLockNames(lock, installed) {
  const nothingMissing = Object.entries(lock.packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed.packages[path]?.version === version || (optional && !installed.packages[path]),
  );
  const nothingElse = Object.keys(installed.packages).every((path) => path in lock.packages);
  return nothingMissing && nothingElse;
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
