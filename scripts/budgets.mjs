/**
 * What the live console may cost (bytes in gzip), how fast the server starts on a database that exists, and how long the
 * longest task in the browser may take. `npm run measure` prints each beside what it measures; the sizes are a test, too.
 */
export const budgets = {
  /** All JavaScript that is loaded before a page shows, of any page. */
  scriptBytes: 190_000,
  styleBytes: 12_000,
  serverStartSeconds: 1,
  /** The longest task of any list with this many role bindings, in milliseconds. */
  longestTask: { 10_000: 50, 100_000: 250 },
};
