import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { browserArguments } from './browser.mjs';

/**
 * @typedef {{ url: string, type: string, bytes: number }} Loaded a file, with its size in gzip
 * @typedef {{ requests: number, scripts: Loaded[], styles: Loaded[], laterScripts: Loaded[] }} PageCost
 */

/**
 * What the Role Bindings page loads on a first visit, up to the moment when the owner's own binding shows in its table,
 * and the scripts that it loads later, while nobody does anything.
 * @param {{ origin: string, executablePath: string }} options
 * @returns {Promise<PageCost>}
 */
export async function measurePage({ origin, executablePath }) {
  const browser = await chromium.launch({ executablePath, args: browserArguments() });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const address = await roleBindingsAddress(page, origin);
    await forgetCache(page);
    await page.goto('about:blank');
    return await firstVisit(page, address);
  } finally {
    await browser.close();
  }
}

/**
 * Signs in as the owner, as a person does, and finds the page by its links.
 * @param {import('@playwright/test').Page} page
 * @param {string} origin
 */
export async function roleBindingsAddress(page, origin) {
  await page.goto(origin);
  await page
    .getByRole('link', { name: /^Sign in/ })
    .or(page.getByRole('button', { name: /^Sign in/ }))
    .first()
    .click();
  await page.getByRole('button', { name: 'owner@acme.example' }).click();
  const tab = page.getByRole('link', { name: 'Role Bindings' });
  const area = page.getByRole('link', { name: 'Identity & Access Management' });
  await tab.or(area).first().waitFor();
  if (!(await tab.first().isVisible())) await area.first().click();
  await tab.first().click();
  await page.waitForURL(/\/iam\/role-bindings/);
  await ownersBinding(page).waitFor();
  return page.url();
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 * @returns {Promise<PageCost>}
 */
async function firstVisit(page, address) {
  /** @type {import('@playwright/test').Request[]} */
  const requests = [];
  page.on('request', (request) => void requests.push(request));
  await page.goto(address, { waitUntil: 'commit' });
  await ownersBinding(page).waitFor();
  const untilTable = requests.length;
  await page.waitForLoadState('networkidle');
  // Not a wait for a state: a window, in ms, to count what the page loads when idle.
  await page.waitForTimeout(3000);

  const first = await loaded(requests.slice(0, untilTable));
  const later = await loaded(requests.slice(untilTable));
  return {
    requests: untilTable,
    scripts: first.filter((file) => file.type === 'script'),
    styles: first.filter((file) => file.type === 'stylesheet'),
    laterScripts: later.filter((file) => file.type === 'script'),
  };
}

/** @param {import('@playwright/test').Page} page */
function ownersBinding(page) {
  return page.getByRole('row', { name: /owner@acme\.example/ }).first();
}

/** @param {import('@playwright/test').Page} page */
async function forgetCache(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/**
 * The files that came, with what they weigh in gzip, however the server sent them. A preloaded module counts once.
 * @param {import('@playwright/test').Request[]} requests
 * @returns {Promise<Loaded[]>}
 */
async function loaded(requests) {
  const files = requests.map(async (request) => {
    const response = await request.response();
    if (!response?.ok()) return undefined;
    const url = request.url();
    return { url, type: typeOf(url, request.resourceType()), bytes: gzipSync(await response.body()).length };
  });
  const byUrl = new Map((await Promise.all(files)).flatMap((file) => (file ? [[file.url, file]] : [])));
  return [...byUrl.values()];
}

/**
 * Chromium calls a preloaded module "other"; its name tells what it is.
 * @param {string} url
 * @param {string} resourceType
 */
function typeOf(url, resourceType) {
  const { pathname } = new URL(url);
  if (/\.m?js$/.test(pathname)) return 'script';
  return pathname.endsWith('.css') ? 'stylesheet' : resourceType;
}
