import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes the file, and the folders that it needs, for the one who runs the server only: it holds links that hand out
 * roles. SQLite gives the files beside it the same rights. Leaves a file that is there as it is.
 */
export function makeSqliteFile(place: string): void {
  makeFolder(dirname(place));
  closeSync(openSync(place, 'a', 0o600));
}

/** One by one, and not `recursive`: Node never comes back from that in a folder that takes none, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
