import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '#server/database/sqlite-file.ts';
import { readKey } from '#server/database/token-seal.ts';

/**
 * The key of the demo, in a file beside its SQLite file that only its user can read; makes it if it is missing. A real
 * deployment keeps its key elsewhere, because who copies the database would copy it, too. Throws if the file holds no key.
 */
export function demoKey(databaseFile: string): Buffer {
  const file = `${databaseFile}.key`;
  makeFolder(dirname(file));
  try {
    // Fails if the file exists: of several servers that start together, one makes it.
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const key = readKey(readFileSync(file, 'utf8').trim());
  if (key) return key;
  throw new Error(
    `${file} holds no key. Without that file, a new key is made, and links of open invites can't be copied`,
  );
}
