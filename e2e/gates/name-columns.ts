import { type Gate, withParts } from './finding.ts';

/**
 * In the window as wide as it is now: a column of a table that holds names shows the first twelve characters of a long one in
 * one line. Each column is given a long name for a moment. A name is what a `bdi` isolates.
 */
export const nameColumns: Gate = async (page) => {
  await withParts(page);
  return page.evaluate(() => {
    const { inside, isVisible, say } = window.gateParts;
    const least = 12;
    const longName = 'deploymentofcheckoutservice';
    /** How many characters of a text are in its first line. */
    const inFirstLine = (text: Text) => {
      const tops = Array.from(text.data, (_, at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().top;
      });
      const next = tops.findIndex((top) => Math.abs(top - (tops[0] ?? 0)) > 2);
      return next < 0 ? tops.length : next;
    };
    /** The same of a long name in the place of this one. */
    const shownOfLong = (name: Element) => {
      const text = [...name.childNodes].find((node): node is Text => node instanceof Text);
      if (!text) return least;
      const before = text.data;
      text.data = longName;
      const shown = inFirstLine(text);
      text.data = before;
      return shown;
    };
    return inside('table').flatMap((table) =>
      [...table.querySelectorAll('thead th')].filter(isVisible).flatMap((head) => {
        const place = [...(head.parentElement?.children ?? [])].indexOf(head);
        const name = [...table.querySelectorAll(`tbody tr > :nth-child(${place + 1}) bdi`)].find(isVisible);
        const shown = name ? shownOfLong(name) : least;
        return shown < least ? [`shows ${shown} of ${least} characters of a long name: ${say(head)}`] : [];
      }),
    );
  });
};
