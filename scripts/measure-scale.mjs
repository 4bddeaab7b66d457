/// <reference lib="dom" />
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { browserArguments } from './browser.mjs';
import { budgets } from './budgets.mjs';
import { inRoot } from './repository.mjs';
import { watchAct, watchAnswers, watchRows } from './watch-page.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('./measure-table.mjs').Row} Row
 */

/** The worlds of the mocks to measure: each scenario with its number of role bindings. */
const worlds = /** @type {const} */ ([
  ['large', 10_000],
  ['huge', 100_000],
]);

/** Every list: the link that leads to it, and its table's caption. */
const lists = /** @type {const} */ ([
  ['Role Bindings', 'Role bindings'],
  ['Service Accounts', 'Service accounts'],
  ['Roles', 'Roles'],
  ['Projects', 'Projects'],
]);

/**
 * How the lists of large organizations answer in a browser, on mocks: the time until a list shows its rows, the time from
 * an act to its result on the screen, and the longest task of each.
 * @param {{ executablePath: string, port: number }} options
 * @returns {Promise<Row[]>}
 */
export async function measureScale({ executablePath, port }) {
  const origin = `http://localhost:${port}`;
  const server = preview(port);
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    await untilReachable(origin);
    /** @type {Row[]} */
    const rows = [];
    for (const [scenario, size] of worlds) rows.push(...(await measureWorld(browser, origin, scenario, size)));
    return rows;
  } finally {
    await browser.close();
    server.kill();
  }
}

/**
 * @param {Browser} browser
 * @param {string} origin
 * @param {string} scenario
 * @param {keyof typeof budgets.longestTask} size
 * @returns {Promise<Row[]>}
 */
async function measureWorld(browser, origin, scenario, size) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, baseURL: origin });
  await page.addInitScript(watchAnswers);
  await openRoles(page, scenario);

  /** @type {{ name: string, milliseconds: number, longest: number }[]} */
  const seen = [];
  for (const [link, caption] of lists) {
    seen.push({ name: `${link}, click to rows`, ...(await openList(page, link, caption)) });
    if (link !== 'Role Bindings') continue;
    for (const [name, act] of Object.entries(actsOf(page))) seen.push({ name, ...(await measureAct(page, act)) });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.close();
  return seen.flatMap(({ name, milliseconds, longest }) => [
    { what: `${size.toLocaleString('en-GB')} bindings: ${name}, ms`, value: milliseconds },
    { what: '  longest task, ms', value: longest, budget: budgets.longestTask[size] },
  ]);
}

/**
 * Signs in and opens Roles by its address, so that no other list has been loaded when its link is clicked.
 * @param {Page} page
 * @param {string} scenario
 */
async function openRoles(page, scenario) {
  await page.goto(`/?scenario=${scenario}`);
  await page.waitForURL(/\/organizations\/[^/]+\//, { timeout: 60_000 });
  await page.goto(page.url().replace(/(\/organizations\/[^/]+)\/.*/, '$1/iam/roles'));
  await page.getByRole('table').waitFor({ timeout: 60_000 });
  // The mocks clean up after building their world, which must not count as the console's work.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

/**
 * @param {Page} page
 * @param {string} link
 * @param {string} caption
 */
async function openList(page, link, caption) {
  await page.evaluate(watchRows, caption);
  await page.getByRole('link', { name: link, exact: true }).first().click();
  return whatWasSeen(page);
}

/**
 * What a person does with the list of role bindings, one after the other.
 * @param {Page} page
 * @returns {Record<string, () => Promise<unknown>>}
 */
function actsOf(page) {
  const table = page.getByRole('table', { name: 'Role bindings' });
  const search = page.getByRole('searchbox', { name: 'Search role bindings' });
  const filters = page.getByRole('group', { name: 'Filters' });
  return {
    'type a search': () => search.pressSequentially('ada.adler', { delay: 100 }),
    'clear the search': () => search.fill(''),
    'sort by role': () => table.getByRole('button', { name: 'Role', exact: true }).click(),
    'open a filter': () => filters.getByRole('button', { name: 'Subject', exact: true }).click(),
    'search in it': () => page.getByRole('combobox', { name: 'Search Subject' }).fill('People'),
    'choose a value': () => page.getByRole('option', { name: 'People' }).click(),
    'close the filter': () => page.keyboard.press('Escape'),
    'select the page': () => page.getByRole('checkbox', { name: 'Select all on this page' }).click(),
    'select all': () => page.getByRole('button', { name: /^Select all/ }).click(),
    'ask before deleting all': () => page.getByRole('button', { name: 'Delete', exact: true }).click(),
  };
}

/**
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 */
async function measureAct(page, act) {
  await page.evaluate(watchAct);
  await act();
  return whatWasSeen(page);
}

/** @param {Page} page */
function whatWasSeen(page) {
  return page.evaluate(() => Object.assign({ seen: Promise.resolve({ milliseconds: 0, longest: 0 }) }, window).seen);
}

/** @param {number} port */
function preview(port) {
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'preview', '--mode', 'mocks', '--outDir', 'dist/mocks', '--host', 'localhost'];
  return spawn(process.execPath, [...args, '--port', String(port), '--strictPort'], { cwd: inRoot(), stdio: 'ignore' });
}

/** @param {string} address */
async function untilReachable(address) {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const isThere = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
}
