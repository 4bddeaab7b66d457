import type { Page } from '@playwright/test';
import { accessibilityFindings } from '../fixtures/axe.ts';
import type { Gate } from './finding.ts';
import { fits } from './fits.ts';
import { forcedColours } from './forced-colours.ts';
import { heading } from './heading.ts';
import { keyboard } from './keyboard.ts';
import { menuKeyboard } from './menu-keyboard.ts';
import { motion } from './motion.ts';
import { nameColumns } from './name-columns.ts';
import { pressable } from './pressable.ts';
import { targets } from './targets.ts';

const desktop = { width: 1280, height: 800 };

/** What a page has of a window of 1280 by 800 at 200 % zoom: half of each side, and four pixels for each of its own. */
const zoomed = { width: 640, height: 400, deviceScaleFactor: 2, mobile: false };
const phone = { width: 320, height: 700 };

/** What a page must pass, in an order in which no gate disturbs the next. Leaves the page as it was. */
export const pageGates: Gate = async (page) => [
  ...named('heading', await heading(page)),
  ...named('motion', await motion(page)),
  ...named('targets', await targets(page)),
  ...named('pressable', await pressable(page)),
  ...named('columns', await nameColumns(page)),
  ...named('axe', await accessibilityFindings(page)),
  ...(await inForcedColours(page, keyboard)),
  ...(await atDoubleZoom(page, fits)),
  ...(await atWidth(page, phone, fits, targets)),
];

/** What a dialog, a sheet or a menu must pass while it is open. A menu is gone through by arrows and not by Tab. */
export const overlayGates: Gate = async (page) => {
  const isMenu = (await page.getByRole('menu').count()) > 0;
  return [
    ...named('targets', await targets(page)),
    ...named('pressable', await pressable(page)),
    ...named('axe', await accessibilityFindings(page)),
    ...(await inForcedColours(page, isMenu ? menuKeyboard : keyboard)),
    ...(isMenu ? [] : [...(await atDoubleZoom(page, fits)), ...(await atWidth(page, phone, fits))]),
  ];
};

async function inForcedColours(page: Page, ...gates: Gate[]): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
  const found: string[] = [];
  for (const gate of [forcedColours, ...gates]) found.push(...named('forced colours', await gate(page)));
  await page.emulateMedia({ forcedColors: null, colorScheme: 'light' });
  return found;
}

async function atWidth(page: Page, size: typeof desktop, ...gates: Gate[]): Promise<string[]> {
  await page.setViewportSize(size);
  const found: string[] = [];
  for (const gate of gates) found.push(...named(`${size.width} px`, await gate(page)));
  await page.setViewportSize(desktop);
  return found;
}

/** By the browser's own protocol: Playwright sets the scale of a page only when it makes one. */
async function atDoubleZoom(page: Page, gate: Gate): Promise<string[]> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setDeviceMetricsOverride', zoomed);
  const found = named('200 %', await gate(page));
  await browser.send('Emulation.setDeviceMetricsOverride', { ...desktop, deviceScaleFactor: 1, mobile: false });
  await browser.detach();
  return found;
}

function named(gate: string, findings: readonly string[]): string[] {
  return findings.map((finding) => `${gate}: ${finding}`);
}
