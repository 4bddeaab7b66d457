import type { Locator, Page } from '@playwright/test';
import { arrive } from '../fixtures/arrive.ts';
import { rowsOf } from '../fixtures/table.ts';
import type { Gate } from './finding.ts';

/** How long a list may take to do what it is told; what doesn't do it is found at the end. */
const patience = 10_000;

/** How long a list that is there may take until it is as it was. */
const settling = 10_000;

/**
 * A list that is searched, sorted and filtered stays so over a reload, and when somebody follows a link and comes back.
 * Nothing where no list is. On a page that is wide enough to have headers; leaves the list searched and sorted.
 */
export const listState: Gate = async (page) => {
  const main = page.getByRole('main');
  const search = main.getByRole('searchbox').first();
  // Another table may stand before the list.
  const table = search.locator('xpath=following::table').first();
  if ((await search.count()) === 0 || (await table.count()) === 0) return [];

  const chosen = [await filterBy(main, table), await sortBy(table), await searchFor(search, table)];
  const text = await search.inputValue();
  await page.waitForFunction(holdsInAddress, text, { timeout: patience }).catch(() => {});
  // The rows may follow later.
  const others = table.getByRole('rowgroup').last().getByRole('row').filter({ hasNotText: text });
  await others
    .first()
    .waitFor({ state: 'detached', timeout: settling })
    .catch(() => {});
  const before = await stateOf(main);

  await page.reload();
  const found = await differences(main, before, 'a reload');
  if (found.length === 0) {
    await leave(page);
    await page.goBack();
    found.push(...(await differences(main, before, 'going away and back')));
  }
  return found.map((finding) => `after ${chosen.filter(Boolean).join(', ')}: ${finding}`);
};

/** By the first choice that leaves rows. Answers what was done; nothing where nothing filters. */
async function filterBy(main: Locator, table: Locator): Promise<string> {
  const chip = main.getByRole('group', { name: 'Filters' }).getByRole('button').first();
  if ((await chip.count()) === 0) return '';
  const page = main.page();
  await chip.click();
  // Not those of a select on the page, such as that of the pager.
  const options = page.getByRole('listbox').getByRole('option');
  await options.first().waitFor({ timeout: patience });
  for (const option of await options.all()) {
    const value = await option.innerText();
    await option.click();
    await painted(page);
    if ((await table.count()) > 0) {
      await page.keyboard.press('Escape');
      await options.first().waitFor({ state: 'detached', timeout: patience });
      return `a filter by ${value}`;
    }
    await option.click();
  }
  await page.keyboard.press('Escape');
  return '';
}

/** By the last header that sorts, twice, so that it is not the order that the list has by itself. */
async function sortBy(table: Locator): Promise<string> {
  const header = table.getByRole('columnheader').filter({ has: table.page().getByRole('button') });
  if ((await header.count()) === 0) return '';
  const last = header.last();
  for (const _ of ['ascending', 'descending']) {
    const now = await last.getAttribute('aria-sort');
    await last.getByRole('button').click();
    await last.and(table.locator(`:not([aria-sort="${now}"])`)).waitFor({ timeout: patience });
  }
  return `a sort by ${await last.innerText()}`;
}

/** For the word of the last row's name that the fewest rows hold. Answers what was done. */
async function searchFor(search: Locator, table: Locator): Promise<string> {
  const rows = (await rowsOf(table)).map((row) => Object.values(row));
  const name = rows.at(-1)?.find((cell) => /\w{3}/.test(cell)) ?? '';
  const holders = (word: string) => rows.filter((cells) => cells.some((cell) => cell.includes(word))).length;
  const [text = ''] = (name.match(/\w{3,}/g) ?? []).toSorted((one, other) => holders(one) - holders(other));
  await search.fill(text);
  return `a search for ${text}`;
}

/** Runs in the page. */
function holdsInAddress(text: string): boolean {
  return [...new URLSearchParams(location.search).values()].includes(text);
}

type ListState = { search: string; filters: string; sort: string; rows: string };

/** What a person sees of the choices, and the rows; without how long ago something was, which changes meanwhile. */
async function stateOf(main: Locator): Promise<ListState> {
  await painted(main.page());
  return main.evaluate((root) => {
    const visible = <Part extends Element>(parts: Iterable<Part>) =>
      [...parts].filter((part) => part.checkVisibility());
    const list = root.querySelector('input[type=search]');
    const isOfList = (table: Element) =>
      !list || (list.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const table = visible(root.querySelectorAll('table')).find(isOfList);
    const cells = [...(table?.querySelectorAll<HTMLElement>('tbody tr > *') ?? [])];
    return {
      search: root.querySelector<HTMLInputElement>('input[type=search]')?.value ?? '',
      filters: visible(root.querySelectorAll<HTMLElement>('[role=group][aria-label=Filters] button'))
        .map(({ innerText }) => innerText.trim())
        .join(', '),
      sort: [...(table?.querySelectorAll<HTMLElement>('th[aria-sort]') ?? [])]
        .map((header) => `${header.innerText.trim()} ${header.ariaSort}`)
        .join(', '),
      rows: cells
        .map(({ innerText }) => innerText.replaceAll(/\s+/g, ' ').trim())
        .filter((text) => !/ ago\b|just now/i.test(text))
        .join(' | '),
    };
  });
}

/** What is not as it was, though there was time. */
async function differences(main: Locator, before: ListState, by: string): Promise<string[]> {
  await arrive(main.page());
  const end = Date.now() + settling;
  const parts = ['search', 'filters', 'sort', 'rows'] as const;
  for (;;) {
    const now = await stateOf(main);
    const changed = parts.filter((part) => now[part] !== before[part]);
    if (changed.length === 0 || Date.now() > end) {
      return changed.map((part) => `${by} makes the ${part} “${short(now[part])}” instead of “${short(before[part])}”`);
    }
  }
}

/** By a link of the navigation that leads elsewhere, until another page is there. */
async function leave(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  const left = await heading.innerText();
  await page.getByRole('navigation').first().locator('a:not([aria-current])').first().click();
  await heading.filter({ hasNotText: left }).waitFor();
  await arrive(page);
}

/** Until what was done is on the screen: two frames. */
function painted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
