import type { Gate } from './finding.ts';

/** Exactly one h1, with words, which the document's title begins with. */
export const heading: Gate = (page) =>
  page.evaluate(() => {
    const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent.trim());
    const [first = ''] = headings;
    if (headings.length !== 1) return [`there are ${headings.length} h1: ${headings.join(', ')}`];
    if (first === '') return ['the h1 is empty'];
    return document.title.startsWith(first) ? [] : [`the title “${document.title}” doesn't begin with “${first}”`];
  });
