const key = 'reloaded-for-new-build';
const minute = 60_000;

/**
 * After a deploy an open tab asks for files that are gone. Reloads such a page, at the same address, and says whether it
 * does; at most once a minute, so that a file that stays missing ends as an error and not in a loop. Never while the server
 * can't be reached: the browser would put a page of its own in the place of everything that is here.
 */
export async function reloadForNewBuild(
  thrown: unknown,
  storage: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage,
): Promise<boolean> {
  if (!isMissingChunk(thrown)) return false;
  // A file that every build has.
  const isReached = await fetch('/theme.js', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isReached) return false;
  try {
    const last = Number(storage.getItem(key));
    if (Date.now() - last < minute) return false;
    storage.setItem(key, String(Date.now()));
  } catch {
    // Without storage nothing would stop a loop.
    return false;
  }
  location.reload();
  return true;
}

/** Each browser words a failed `import()` in its own way. */
export function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof TypeError && /dynamically imported module|importing a module script failed/i.test(error.message)
  );
}
