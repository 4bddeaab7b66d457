/// <reference lib="dom" />
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { browserArguments } from './browser.mjs';
import { budgets } from './budgets.mjs';
import { inRoot } from './repository.mjs';

/** The letters that are typed into the search, one by one: they narrow 100,000 rows down, and are taken back. */
const typed = Array.from('ada.adler');
const rounds = 5;
/** The other lists of that world, one after the other: the link to each, and its table's caption. */
const otherLists = /** @type {const} */ ([
  ['Service Accounts', 'Service accounts'],
  ['Roles', 'Roles'],
  ['Projects', 'Projects'],
]);
const screen = { width: 1280, height: 800 };

/**
 * How the list of 100,000 role bindings answers in a browser, and how soon the other lists open, on mocks with
 * `scenario=huge`. In the page itself: a key
 * press until the frame after the one that shows its result, and every task of more than 50 ms.
 * @param {{ executablePath: string, port: number }} options
 * @returns {Promise<import('./measure-table.mjs').Row[]>}
 */
export async function measureScale({ executablePath, port }) {
  const server = preview(port);
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    const page = await browser.newPage({ viewport: screen, baseURL: `http://localhost:${port}` });
    await reachable(`http://localhost:${port}/`);
    await page.addInitScript(watchTasks);
    await page.goto('/?scenario=huge');
    await page.waitForURL(/\/organizations\/[^/]+\/iam/, { timeout: 60_000 });
    // Loaded by another address, the page has no role bindings yet.
    await page.goto(page.url().replace('/role-bindings', '/roles'));
    await page.getByRole('table').waitFor({ timeout: 60_000 });
    // As a person does, who looks at a page before leaving it: it was made with all of that world, and clears up.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));

    const rowsAfter = await clickUntilRows(page, 'Role Bindings', 'Role bindings');
    const table = page.getByRole('table', { name: 'Role bindings' });
    const rowElements = await table.getByRole('row').count();
    const keys = await typeAndMeasure(page);
    const acts = [];
    for (const [name, act] of Object.entries(actsOf(page))) acts.push({ name, ...(await measureAct(page, act)) });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const others = [];
    for (const [link, caption] of otherLists) {
      const { milliseconds, longest } = await clickUntilRows(page, link, caption);
      others.push(
        { what: `${link}: click to rows, ms`, value: milliseconds, budget: budgets.rowsAfterClick },
        { what: `${link}: longest task after the first paint, ms`, value: longest, budget: budgets.longestTask },
      );
    }
    return [
      { what: '100,000 bindings: click to rows, ms', value: rowsAfter.milliseconds, budget: budgets.rowsAfterClick },
      {
        what: '100,000 bindings: longest task after the first paint, ms',
        value: rowsAfter.longest,
        budget: budgets.longestTask,
      },
      { what: '100,000 bindings: row elements', value: rowElements, budget: budgets.rowElements },
      { what: '100,000 bindings: key to painted result, ms, median', value: keys.median, budget: budgets.keyMedian },
      { what: '100,000 bindings: key to painted result, ms, 99th of 100', value: keys.p99, budget: budgets.keyMost },
      { what: '100,000 bindings: longest task while typing, ms', value: keys.longest, budget: budgets.longestTask },
      ...acts.flatMap(({ name, milliseconds, longest }) => [
        { what: `100,000 bindings: ${name}, ms until it shows`, value: milliseconds },
        { what: `100,000 bindings: ${name}, longest task, ms`, value: longest, budget: budgets.longestTask },
      ]),
      ...others,
    ];
  } finally {
    await browser.close();
    server.kill();
  }
}

/**
 * From the click to the frame that has rows, and every long task until the page has been still for a second. Looked at in the
 * page, once a frame: to ask for a role from outside goes through all elements, which is a long task of its own.
 * @param {import('@playwright/test').Page} page
 * @param {string} link
 * @param {string} caption
 */
async function clickUntilRows(page, link, caption) {
  await page.evaluate(watchRows, caption);
  await page.getByRole('link', { name: link, exact: true }).first().click();
  await page.waitForFunction(() => Object.assign({ drawn: 0 }, window).drawn > 0, null, {
    timeout: 60_000,
    polling: 500,
  });
  return page.evaluate(() => {
    const { longTasks, clicked, rows } = Object.assign({ longTasks: [0], clicked: 0, rows: 0 }, window);
    return { milliseconds: rows - clicked, longest: Math.max(0, ...longTasks) };
  });
}

/**
 * Runs in the page: from the next click on, `rows` is when the first rows were there, `drawn` a second after all were.
 * @param {string} caption
 */
function watchRows(caption) {
  Object.assign(window, { rows: 0, drawn: 0 });
  const look = () => {
    const table = Array.from(document.querySelectorAll('table')).find((one) => one.caption?.textContent === caption);
    const { rows } = Object.assign({ rows: 0 }, window);
    if (rows === 0 && table?.querySelector('tbody tr')) Object.assign(window, { rows: performance.now() });
    if (table?.ariaBusy === 'false') setTimeout(() => Object.assign(window, { drawn: performance.now() }), 1_000);
    else requestAnimationFrame(look);
  };
  const start = () => {
    Object.assign(window, { longTasks: [], clicked: performance.now() });
    look();
  };
  addEventListener('click', start, { once: true, capture: true });
}

/**
 * What else a person does with the list, one after the other, each with what shows that it is done.
 * @param {import('@playwright/test').Page} page
 * @returns {Record<string, () => Promise<void>>}
 */
function actsOf(page) {
  const table = page.getByRole('table', { name: 'Role bindings' });
  return {
    'sort by role': () => table.getByRole('button', { name: 'Role', exact: true }).click(),
    'filter by kind': async () => void (await page.getByRole('combobox', { name: 'Subject' }).selectOption('user')),
    'select the page': () => page.getByRole('checkbox', { name: 'Select all on this page' }).click(),
    'select all': () => page.getByRole('button', { name: /^Select all/ }).click(),
    'ask before deleting all': () => page.getByRole('button', { name: 'Delete', exact: true }).click(),
  };
}

/**
 * From the input to the last frame in which something on the screen changed, and the longest task in it.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act
 */
async function measureAct(page, act) {
  await page.evaluate(watchAct);
  await act();
  return page.evaluate(async () => {
    const { acted, longTasks } = Object.assign({ acted: Promise.resolve(0), longTasks: [0] }, window);
    return { milliseconds: await acted, longest: Math.max(0, ...longTasks) };
  });
}

/** Runs in the page: from the next press or change on, what shows is looked at once a frame, until it stands still for 30. */
function watchAct() {
  const acted = new Promise((resolve) => {
    const begin = () => {
      removeEventListener('pointerdown', begin, true);
      removeEventListener('input', begin, true);
      Object.assign(window, { longTasks: [] });
      const began = performance.now();
      let [changed, before, still] = [began, '', 0];
      const look = () => {
        const now = [document.body.textContent, document.querySelectorAll(':checked').length].join();
        if (now === before) still += 1;
        else [changed, before, still] = [performance.now(), now, 0];
        if (still < 30) requestAnimationFrame(look);
        else resolve(changed - began);
      };
      requestAnimationFrame(look);
    };
    addEventListener('pointerdown', begin, true);
    addEventListener('input', begin, true);
  });
  Object.assign(window, { acted });
}

/**
 * Each key by itself, as a person types: the next one when the last one's result is there.
 * @param {import('@playwright/test').Page} page
 */
async function typeAndMeasure(page) {
  const box = page.getByRole('searchbox', { name: 'Search role bindings' });
  await box.focus();
  const table = await page.getByRole('table').boundingBox();
  const row = await page.getByRole('row').last().boundingBox();
  await page.evaluate(watchKeys, Math.ceil((screen.height - (table?.y ?? 0)) / (row?.height ?? 1)));
  await page.evaluate(() => Object.assign(window, { longTasks: [] }));
  /** @type {number[]} */
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const key of [...typed, ...typed.map(() => 'Backspace')]) times.push(await pressAndWait(page, key));
  }
  // A key that changes nothing ("adle" finds what "adl" found) has no result to wait for.
  const sorted = times.filter((time) => time > 0).toSorted((a, b) => a - b);
  const longest = await page.evaluate(() => Math.max(0, ...Object.assign({ longTasks: [0] }, window).longTasks));
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    longest,
  };
}

/**
 * Milliseconds from the key's event to the last frame in which something on the screen changed, before it stood still for
 * twelve. The rows below the screen follow when there is time.
 * @param {import('@playwright/test').Page} page
 * @param {string} key
 */
async function pressAndWait(page, key) {
  await page.keyboard.press(key);
  return page.evaluate(() => Object.assign({ settled: 0 }, window).settled);
}

/**
 * Runs in the page: from now on `settled` is what `pressAndWait` asks for, for the last key.
 * @param {number} rowsOnScreen
 */
function watchKeys(rowsOnScreen) {
  const onScreen = () => {
    const rows = Array.from(document.querySelectorAll('main tr')).slice(0, rowsOnScreen);
    return [document.querySelector('main output'), ...rows].map((part) => part?.textContent).join();
  };
  const measure = () => {
    const pressed = performance.now();
    let [changed, before, still] = [pressed, onScreen(), 0];
    return new Promise((resolve) => {
      const look = () => {
        const now = onScreen();
        if (now === before) still += 1;
        else [changed, before, still] = [performance.now(), now, 0];
        if (still < 12) requestAnimationFrame(look);
        else resolve(changed - pressed);
      };
      requestAnimationFrame(look);
    });
  };
  addEventListener('keydown', () => Object.assign(window, { settled: measure() }), { capture: true });
}

/** Runs in the page. */
function watchTasks() {
  Object.assign(window, { longTasks: [] });
  new PerformanceObserver((list) => {
    const { longTasks } = Object.assign({ longTasks: [0] }, window);
    for (const entry of list.getEntries()) longTasks.push(entry.duration);
  }).observe({ type: 'longtask' });
}

/** @param {number} port */
function preview(port) {
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'preview', '--mode', 'mocks', '--outDir', 'dist/mocks', '--host', 'localhost'];
  return spawn(process.execPath, [...args, '--port', String(port), '--strictPort'], { cwd: inRoot(), stdio: 'ignore' });
}

/** @param {string} address */
async function reachable(address) {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if (
      await fetch(address).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer`);
}
