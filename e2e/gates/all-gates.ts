import type { Page } from '@playwright/test';
import { accessibilityFindings } from '../fixtures/axe.ts';
import type { Gate } from './finding.ts';
import { fits } from './fits.ts';
import { forcedColours } from './forced-colours.ts';
import { heading } from './heading.ts';
import { keyboard } from './keyboard.ts';
import { menuKeyboard } from './menu-keyboard.ts';
import { motion } from './motion.ts';
import { targets } from './targets.ts';

const desktop = { width: 1280, height: 800 };

/** Half of a window of 1280 by 800: what a page has of it at 200 % zoom. That each pixel is two changes no place. */
const zoomed = { width: 640, height: 400 };
const phone = { width: 320, height: 700 };

/** What a page must pass, in an order in which no gate disturbs the next. Leaves the page as it was. */
export const pageGates: Gate = async (page) => [
  ...named('heading', await heading(page)),
  ...named('motion', await motion(page)),
  ...named('targets', await targets(page)),
  ...named('axe', await accessibilityFindings(page)),
  ...(await inForcedColours(page, keyboard)),
  ...(await atWidth(page, zoomed, fits)),
  ...(await atWidth(page, phone, fits, targets)),
];

/** What a dialog, a sheet or a menu must pass while it is open. A menu is gone through by arrows and not by Tab. */
export const overlayGates: Gate = async (page) => {
  const isMenu = (await page.getByRole('menu').count()) > 0;
  return [
    ...named('targets', await targets(page)),
    ...named('axe', await accessibilityFindings(page)),
    ...(await inForcedColours(page, isMenu ? menuKeyboard : keyboard)),
    ...(isMenu ? [] : [...(await atWidth(page, zoomed, fits)), ...(await atWidth(page, phone, fits))]),
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

function named(gate: string, findings: readonly string[]): string[] {
  return findings.map((finding) => `${gate}: ${finding}`);
}
