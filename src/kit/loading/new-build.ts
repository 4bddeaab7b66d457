const key = 'reloaded-for-new-build';
const minute = 60_000;
/** How long the server may take to show that it is there, in milliseconds. */
const patience = 5_000;

/**
 * After a deploy an open tab asks for files that are gone. Reloads such a page, at the same address, and says whether it
 * does; at most once a minute, so that a file that stays missing ends as an error and not in a loop. Never while the server
 * can't be reached: the browser would put a page of its own in the place of everything that is here.
 */
export async function reloadForNewBuild(
  thrown: unknown,
  storage?: Pick<Storage, 'getItem' | 'setItem'>,
): Promise<boolean> {
  if (!isMissingChunk(thrown)) return false;
  // A file that every build has.
  const isReached = await fetch('/theme.js', { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isReached) return false;
  try {
    // Browsers that keep nothing for a page refuse already this.
    const kept = storage ?? sessionStorage;
    const last = Number(kept.getItem(key));
    if (Date.now() - last < minute) return false;
    kept.setItem(key, String(Date.now()));
  } catch {
    // Without storage nothing would stop a loop.
    return false;
  }
  location.reload();
  return true;
}

/**
 * Vite tells of every part that could not be fetched. The router would reload the page for one of its own, and would not ask
 * whether the server is there: with other words before the browser's it leaves that to `reloadForNewBuild`.
 */
export function keepMissingPartsFromRouter(): void {
  addEventListener('vite:preloadError', ({ payload }) => {
    payload.message = `A part of the console is missing: ${payload.message}`;
  });
}

/** Each browser words a failed `import()` in its own way. */
export function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|importing a module script failed/i.test(error.message)
  );
}
