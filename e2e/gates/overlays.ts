import type { Locator, Page } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import { type Gate, overlaySelector, withParts } from './finding.ts';

/** How long a page that was asked for nothing new stays as it is before we believe that nothing opens. */
const quiet = 400;
const patience = 5_000;

/**
 * Presses each button of `where` that can be pressed (of a table those of its first row), and does what is to be done where
 * a dialog, a sheet or a menu opens, and in those that the lines of a menu open. Closes by Escape, and never presses a
 * button inside a dialog. Without `lines` no line of a menu is pressed: some of the header's end the session. Answers what was found, each with the buttons that lead there.
 */
export async function inEachOverlay(
  page: Page,
  where: Locator,
  gates: Gate,
  { lines = true }: { lines?: boolean } = {},
): Promise<string[]> {
  const address = page.url();
  const found: string[] = [];
  const names = await buttonsOf(where);
  for (const name of names) {
    const press = () => where.getByRole('button', { name, exact: true, disabled: false }).first().click();
    await press();
    if (await opens(page)) {
      found.push(...(await gates(page)).map((finding) => `${name}: ${finding}`));
      if (lines) found.push(...(await inEachLine(page, press, name, gates)));
    }
    await close(page, address);
  }
  return found;
}

/** The menu that is open: what its lines open in turn. */
async function inEachLine(page: Page, reopen: () => Promise<void>, path: string, gates: Gate): Promise<string[]> {
  const address = page.url();
  const found: string[] = [];
  const lines = page.getByRole('menu').locator('[role=menuitem]:not(a, [aria-disabled=true])');
  const count = await lines.count();
  for (let at = 0; at < count; at += 1) {
    if ((await lines.count()) === 0) {
      await reopen();
      await lines.nth(at).waitFor();
    }
    const name = await lines.nth(at).innerText();
    await lines.nth(at).click();
    if (await opens(page, '[role=dialog], [role=alertdialog]')) {
      found.push(...(await gates(page)).map((finding) => `${path} > ${name}: ${finding}`));
    }
    await close(page, address);
  }
  return found;
}

/** The names of the buttons that may open something, each once. A header that sorts and a switch open nothing. */
async function buttonsOf(where: Locator): Promise<string[]> {
  await withParts(where.page());
  return where.evaluate((root) => {
    const { isVisible, nameOf } = window.gateParts;
    const later = 'tbody tr:not(:first-of-type), tbody tr:not(:first-child)';
    const buttons = [...root.querySelectorAll('button:not(:disabled, [aria-disabled=true], [aria-pressed])')].filter(
      (button) => isVisible(button) && !button.closest(`#mocks, thead, [role=radiogroup], ${later}`),
    );
    return [...new Set(buttons.map((button) => button.getAttribute('aria-label') ?? nameOf(button)))];
  });
}

/** Whether something opens. */
function opens(page: Page, what = overlaySelector): Promise<boolean> {
  return page
    .waitForFunction(
      ({ selector, calm, most }) => {
        const state = (window.settling ??= { since: performance.now(), began: performance.now(), size: 0 });
        const now = performance.now();
        const size = document.documentElement.outerHTML.length + performance.getEntriesByType('resource').length;
        if (size !== state.size) Object.assign(state, { size, since: now });
        const isOpen = [...document.querySelectorAll(selector)].some((part) => window.gateParts.isVisible(part));
        if (isOpen || now - state.since > calm || now - state.began > most) {
          delete window.settling;
          return isOpen ? 'open' : 'nothing';
        }
        return false;
      },
      { selector: what, calm: quiet, most: patience },
    )
    .then(async (answer) => (await answer.jsonValue()) === 'open');
}

/** By Escape, as often as it takes; and back to the address, where a button or a line has led away. */
async function close(page: Page, address: string): Promise<void> {
  const open = page.locator(overlaySelector).filter({ visible: true });
  for (let presses = 0; presses < 3 && (await open.count()) > 0; presses += 1) {
    await page.keyboard.press('Escape');
    await open
      .first()
      .waitFor({ state: 'hidden', timeout: 1_000 })
      .catch(() => {});
  }
  if ((await open.count()) > 0) throw new Error(`Escape doesn't close ${await open.first().innerText()}`);
  if (page.url() === address) return;
  await page.goto(address);
  await arrive(page);
  await withParts(page);
}

declare global {
  interface Window {
    settling?: { since: number; began: number; size: number };
  }
}
