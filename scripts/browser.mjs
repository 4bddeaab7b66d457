import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The headless shell first: it does the same with half the work. */
const namesOnPath = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

/**
 * Where browsers are when they aren't on the PATH.
 * @type {Partial<Record<NodeJS.Platform, string[]>>}
 */
const usualPlaces = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  linux: ['/usr/bin/chromium', '/opt/google/chrome/chrome'],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) =>
    join(process.env[variable] ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
  ),
};

/**
 * The Chromium or Chrome of this machine, or undefined when there is none. CHROMIUM_PATH names one and is believed;
 * any other must start, because Ubuntu's chromium-browser may be a stub that only advertises a package.
 * @returns {string | undefined}
 */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return browserCandidates(process.env.PATH ?? '', process.platform).find((path) => isFile(path) && starts(path));
}

/**
 * Every place where a browser may be, the likeliest first.
 * @param {string} searchPath the PATH variable
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function browserCandidates(searchPath, platform) {
  const folders = platform === 'win32' ? [] : searchPath.split(delimiter).filter(Boolean);
  const onPath = namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...new Set([...onPath, ...(usualPlaces[platform] ?? [])])];
}

/**
 * Whether a browser runs at all: a downloaded one may lack the system's libraries.
 * @param {string} path
 */
export function starts(path) {
  // Chrome for Windows opens a window when it is asked for its version.
  if (process.platform === 'win32') return isFile(path);
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * How this project starts Chromium. Pages come from this machine only: no QUIC, no background traffic.
 * Root has no sandbox to drop into.
 * @returns {string[]}
 */
export function browserArguments() {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

/** @param {string} path */
function isFile(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
