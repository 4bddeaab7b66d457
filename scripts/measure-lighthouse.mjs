import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { browserArguments } from './browser.mjs';
import { roleBindingsAddress } from './measure-page.mjs';

/** Fetched when it is asked for: it brings a hundred packages that nothing else needs. */
const lighthouse = 'lighthouse@12.8.2';

/** @typedef {{ score: number, largestContentfulPaint: number }} PhoneVisit score of 100; milliseconds */

/**
 * Visits the Role Bindings page as the owner, as Lighthouse's phone: a slow processor and network. Keeps the session, and
 * begins with an empty cache.
 * @param {{ origin: string, executablePath: string, port: number }} options `port` is the browser's, for Lighthouse
 * @returns {Promise<PhoneVisit>}
 */
export async function measureLighthouse({ origin, executablePath, port }) {
  const args = [...browserArguments(), `--remote-debugging-port=${port}`];
  const browser = await chromium.launchPersistentContext('', { executablePath, args });
  try {
    const page = await browser.newPage();
    const address = await roleBindingsAddress(page, origin);
    await page.goto('about:blank');
    return await visit(address, port);
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} address
 * @param {number} port
 * @returns {Promise<PhoneVisit>}
 */
async function visit(address, port) {
  const flags = [
    `--port=${port}`,
    '--disable-storage-reset',
    '--only-categories=performance',
    '--output=json',
    '--quiet',
  ];
  const { stdout } = await promisify(execFile)('npx', ['--yes', lighthouse, address, ...flags], {
    maxBuffer: 100_000_000,
  });
  const { categories, audits, finalDisplayedUrl } = JSON.parse(stdout);
  // Without the session it would measure the sign-in page.
  if (finalDisplayedUrl !== address) throw new Error(`Lighthouse was led to ${finalDisplayedUrl}.`);
  return {
    score: Math.round(categories.performance.score * 100),
    largestContentfulPaint: audits['largest-contentful-paint'].numericValue,
  };
}
