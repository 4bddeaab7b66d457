const key = 'reloaded-for-new-build';
const minute = 60_000;
/** How long to wait for the server to respond, in milliseconds. */
const patience = 5_000;

/**
 * After a deploy, an open tab asks for files that are gone. Reloads such a page and returns whether it does. At most once a
 * minute, so that a missing file ends as an error, not a loop. Not while the server is unreachable: the browser's error
 * page would replace everything here.
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
    // With storage blocked, reading `sessionStorage` already throws.
    const kept = storage ?? sessionStorage;
    const last = Number(kept.getItem(key));
    if (Date.now() - last < minute) return false;
    kept.setItem(key, String(Date.now()));
  } catch {
    // Without storage, nothing would stop a reload loop.
    return false;
  }
  location.reload();
  return true;
}

/**
 * Changes the error message of a missing file, so that the router doesn't recognize it and reload the page: unlike
 * `reloadForNewBuild`, the router doesn't check whether the server is there.
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
