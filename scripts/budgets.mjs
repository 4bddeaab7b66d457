/**
 * What the Role Bindings page of the live console may cost before its table shows (sizes in bytes, gzip), and how fast
 * the server must start on a database that exists. `npm run measure` compares; the static part is also a test.
 */
export const budgets = {
  scriptFiles: 15,
  scriptBytes: 165_000,
  styleBytes: 12_000,
  serverStartSeconds: 1,
  // With 100,000 role bindings, in milliseconds; a frame is 16.7.
  rowsAfterClick: 1_000,
  longestTask: 50,
  keyMedian: 18.7,
  keyMost: 50,
  rowElements: 300,
};
