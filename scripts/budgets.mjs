/**
 * The budgets of the live console: sizes (bytes in gzip), the server's start on an existing database, and the longest task
 * in the browser. `npm run measure` prints each beside its measurement; the sizes are also a test.
 */
export const budgets = {
  /** All JavaScript that is loaded before a page shows, of any page. */
  scriptBytes: 190_000,
  styleBytes: 12_000,
  /** What the chart of usage loads when it is shown: its own code and the chart library. */
  chartBytes: 60_000,
  serverStartSeconds: 1,
  /** Lighthouse's performance score on a phone, at least; and its largest contentful paint. */
  lighthouse: 95,
  paintSeconds: 1.8,
  /** The longest task of any list with this many role bindings, in milliseconds. */
  longestTask: { 10_000: 50, 100_000: 250 },
};
