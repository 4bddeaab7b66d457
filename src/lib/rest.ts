/** In milliseconds: what a task of ours may take, so that with the browser's own work it stays below 50. */
const stretch = 8;

/**
 * For long work in small steps: `await rest()` after each lets the page paint and answer the keyboard, as often as it takes
 * and not more. Resolves at once while little was done since the last time.
 */
export function createRest(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    // Nobody looks at a page that is hidden, and its timers may wait for a second each.
    if (performance.now() - since < stretch || globalThis.document?.hidden) return;
    // Not every browser can yield yet; a timer may wait 4 ms longer.
    await ('scheduler' in globalThis && 'yield' in scheduler ? scheduler.yield() : afterTimer());
    since = performance.now();
  };
}

function afterTimer(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
