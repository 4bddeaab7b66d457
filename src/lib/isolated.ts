/**
 * A name, or words with names in them, for use inside a string: what may run from right to left can't move the words around
 * it. Inside an element, use `<bdi>`.
 */
export function isolated(name: string): string {
  if (!runsElsewhere.test(name)) return name;
  return `${isolate}${isClosed(name) ? name : name.replaceAll(isolates, '')}${endOfIsolate}`;
}

/** Latin, Greek, Cyrillic and Armenian letters come first in Unicode, and run from left to right. */
const runsElsewhere = /[\u0590-\u{10ffff}]/u;

const isolates = /[\u2066-\u2069]/gu;
const isolate = '\u2068';
const endOfIsolate = '\u2069';

/** Whether each isolation in a text ends in it, and none that began before it. */
function isClosed(text: string): boolean {
  let open = 0;
  for (const [mark] of text.matchAll(isolates)) {
    open += mark === endOfIsolate ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}
