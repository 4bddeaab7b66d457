import { findBrowser, starts } from './browser.mjs';
import { inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

const advice =
  'No Chromium or Chrome was found, and none could be installed. Install one, or name yours: CHROMIUM_PATH=/path/to/chrome';

/**
 * The browser for the tests: an installed one, else Playwright's download, else Debian's package. Says what it installs.
 * Needs the packages. Throws with advice when there is no way.
 * @returns {Promise<string>} the path of its executable
 */
export async function browserOrInstall() {
  const found = findBrowser() ?? (await playwrightsBrowser());
  if (found) return found;

  console.log('Installing a browser (playwright install chromium) …');
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const download = await run(process.execPath, [cli, 'install', 'chromium'], { timeoutSeconds: 300 });
  const downloaded = await playwrightsBrowser();
  if (downloaded) return downloaded;

  const debian = await installDebiansPackage();
  const installed = findBrowser();
  if (installed) return installed;
  throw new Error([advice, lastLines(download.output), lastLines(debian)].filter(Boolean).join('\n\n'));
}

/** The browser that Playwright downloaded earlier, if it did and it runs here. */
async function playwrightsBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return starts(path) ? path : undefined;
}

/**
 * Installs the headless shell of Debian's chromium where that needs no password.
 * @returns {Promise<string>} what went wrong; empty when there is no apt-get to ask
 */
async function installDebiansPackage() {
  const asRoot = await commandAsRoot();
  if (!asRoot) return '';
  console.log('Installing a browser (apt-get install chromium-headless-shell) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const [command = '', ...before] = asRoot;
  await run(command, [...before, 'update'], { env, timeoutSeconds: 120 });
  return (await run(command, [...before, 'install', '-y', 'chromium-headless-shell'], { env })).output;
}

/** apt-get with the rights to install, or undefined. */
async function commandAsRoot() {
  if ((await run('apt-get', ['--version'])).code !== 0) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** @param {string} output */
function lastLines(output) {
  return output.trimEnd().split('\n').slice(-5).join('\n');
}
