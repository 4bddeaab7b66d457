import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates the file and its folders, readable only for the user who runs the server: it holds links that give roles. SQLite
 * gives the files beside it the same permissions. An existing file stays as it is.
 */
export function makeSqliteFile(place: string): void {
  makeFolder(dirname(place));
  closeSync(openSync(place, 'a', 0o600));
}

/** Not `recursive`: with it, Node never returns for a folder where nothing can be created, such as /proc. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
