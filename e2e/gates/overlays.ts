import type { Locator, Page, Request } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import { type Gate, overlaySelector, withParts } from './finding.ts';

/** For how many milliseconds and frames a page that waits for no code stays as it is before we believe that nothing opens. */
const quiet = { time: 400, frames: 20 };
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
  codeUnderWay(page);
  const names = await buttonsOf(where);
  for (const name of names) {
    const button = where.getByRole('button', { name, exact: true, disabled: false }).first();
    const promised = await button.getAttribute('aria-haspopup');
    const press = () => button.click();
    await press();
    if (await opens(page)) {
      found.push(...(await gates(page)).map((finding) => `${name}: ${finding}`));
      if (lines) found.push(...(await inEachLine(page, press, name, gates)));
    } else if (promised) found.push(`${name}: promises a ${promised}, and opens nothing`);
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

/** Whether something opens: until it does, or the page waits for no code and has stayed as it is. */
async function opens(page: Page, what = overlaySelector): Promise<boolean> {
  const code = codeUnderWay(page);
  const end = Date.now() + patience;
  for (;;) {
    if (await comes(page, what)) return true;
    if (code.size === 0 || Date.now() > end) return false;
  }
}

/** Whether it is there before the page has stayed as it is for a while. Asked once a frame: a busy page draws few. */
async function comes(page: Page, what: string): Promise<boolean> {
  const answer = await page.waitForFunction(
    ({ selector, calm, most }) => {
      const now = performance.now();
      const state = (window.settling ??= { since: now, began: now, frames: 0, size: 0 });
      const size = document.documentElement.outerHTML.length + performance.getEntriesByType('resource').length;
      if (size !== state.size) Object.assign(state, { size, since: now, frames: 0 });
      state.frames += 1;
      const isOpen = [...document.querySelectorAll(selector)].some((part) => window.gateParts.isVisible(part));
      const isCalm = now - state.since > calm.time && state.frames > calm.frames;
      if (!isOpen && !isCalm && now - state.began < most) return false;
      delete window.settling;
      return isOpen ? 'open' : 'nothing';
    },
    { selector: what, calm: quiet, most: patience },
  );
  return (await answer.jsonValue()) === 'open';
}

const underWay = new WeakMap<Page, Set<Request>>();

/** The scripts that the page waits for, kept up to date. */
function codeUnderWay(page: Page): ReadonlySet<Request> {
  const known = underWay.get(page);
  if (known) return known;
  const code = new Set<Request>();
  underWay.set(page, code);
  const isOver = (request: Request) => void code.delete(request);
  page.on('request', (request) => void (request.resourceType() === 'script' && code.add(request)));
  page.on('requestfinished', isOver);
  page.on('requestfailed', isOver);
  return code;
}

/** By Escape, as often as it takes; and back to the address, where a button or a line has led away. */
async function close(page: Page, address: string): Promise<void> {
  const open = page.locator(overlaySelector).filter({ visible: true });
  for (let presses = 0; presses < 3 && (await open.count()) > 0; presses += 1) {
    await page.keyboard.press('Escape');
    await open
      .first()
      .waitFor({ state: 'hidden', timeout: patience })
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
    settling?: { since: number; began: number; frames: number; size: number };
  }
}
