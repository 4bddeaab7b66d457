import type { Locator, Page } from '@playwright/test';
import { permissions } from '#domain/rules/permissions.ts';
import { lightFindings } from '../fixtures/axe.ts';
import { type Gate, withParts } from './finding.ts';
import { fits } from './fits.ts';
import { heading } from './heading.ts';

/** What tries again what failed. */
export function retryOf(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: /^(Try again|Retry)$/ });
}

/** What a page must pass in every state: one heading, axe, and nothing beyond the edge of the window as it is. */
const anyState: Gate = async (page) => [...(await lightFindings(page)), ...(await fits(page))];

/** While no answer has come: the frame stands, and readers hear that it loads. */
export const loading: Gate = async (page) => {
  const isSaid = (await page.getByText('Loading…').count()) > 0;
  const hasFrame = await page.getByRole('banner').first().isVisible();
  return [
    ...(isSaid ? [] : ['nothing says that it loads']),
    ...(hasFrame ? [] : ['the frame is missing']),
    ...(await oneHeading(page)),
    ...(await anyState(page)),
  ];
};

/** When the page's calls failed on the server: what failed, in words, and a button beside it that tries again. */
export const failed: Gate = async (page) => [...(await partFailed(page)), ...(await anyState(page))];

/** When one of its calls failed: the same, wherever on the page. How a failure looks is held by `failed`. */
export const partFailed: Gate = async (page) => {
  const retry = retryOf(page);
  const offers = await retry.count();
  const told = await retry.evaluateAll((buttons) =>
    buttons.map((button) => {
      const words = button.closest('[role=alert], [role=status], output')?.textContent ?? '';
      return words.replace(button.textContent, '').trim();
    }),
  );
  return [
    ...(offers > 0 ? [] : ['nothing tries again what failed']),
    ...(told.every((words) => /\S+ \S+ \S+/.test(words)) ? [] : ['what failed is not said, or not to readers']),
    ...(await heading(page)),
  ];
};

/** A permission by its name, or who can let somebody in. */
export const denial = new RegExp(
  String.raw`\b(${permissions.join('|').replaceAll('.', String.raw`\.`)})\b|[Aa]n owner of (the|your) organization`,
);

/** For somebody who may not see it: which permission is missing, or who can let them in. */
export const denied: Gate = async (page) => {
  const isSaid = denial.test(await page.getByRole('main').innerText());
  return [
    ...(isSaid ? [] : ['it is not said which permission is missing, nor who gives it']),
    ...(await heading(page)),
    ...(await anyState(page)),
  ];
};

/** Where nothing has been made yet: rows, or something to press, or at least words about what comes next. */
export const empty: Gate = async (page) => {
  await withParts(page);
  const leadsOn = await page.evaluate(() => {
    const { inside } = window.gateParts;
    const parts = inside('main *').filter((element) => !element.closest('nav, h1, header'));
    const hasRow = parts.some((element) => element.matches('tbody tr'));
    const hasControl = parts.some((element) => element.matches('a[href], button'));
    const sentences = parts.filter(({ children, textContent }) => children.length === 0 && / .* /.test(textContent));
    return hasRow || hasControl || sentences.length > 1;
  });
  return [
    ...(leadsOn ? [] : ['it is empty, and does not say what to do next']),
    ...(await heading(page)),
    ...(await anyState(page)),
  ];
};

/** With all its data; the gates of every page look at the rest, in a wide window. */
export const content: Gate = async (page) => {
  const failures = await retryOf(page).count();
  return [...(failures === 0 ? [] : ['what failed stays so']), ...(await heading(page)), ...(await anyState(page))];
};

/** The name of a page that is not there yet may come later, and with it the title. */
function oneHeading(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1')].filter(({ textContent }) => textContent.trim() !== '');
    return headings.length === 1 ? [] : [`there are ${headings.length} h1 with words`];
  });
}
