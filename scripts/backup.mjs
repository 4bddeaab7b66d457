/**
 * `npm run backup -- FILE`: copies the SQLite database of DATABASE_URL into one file, with all that is committed. The server
 * may go on meanwhile.
 */
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { readCommandLine } from './command-line.mjs';
import { databaseFile, endInWords, openSound } from './database-file.mjs';

const { words } = readCommandLine(
  'Copies the SQLite database of DATABASE_URL into FILE, also while the server runs: npm run backup -- FILE.',
  { words: true },
);

await endInWords(async () => {
  const [target, ...others] = words;
  if (target === undefined || others.length > 0) throw new Error('Name one file: npm run backup -- FILE.');
  const file = databaseFile('Use its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL".');
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. DATABASE_URL says where it is.`);
  if (!existsSync(dirname(target))) throw new Error(`There is no folder ${dirname(target)}.`);
  if (existsSync(target)) throw new Error(`${target} is there already. Name a new file.`);

  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  // Only for us, before anything is in it.
  closeSync(openSync(unfinished, 'wx', 0o600));
  await copy(file, unfinished);
  renameSync(unfinished, target);
  console.log(
    `Copied ${file} to ${target}. Keep INVITE_KEY, or the demo's ${file}.key, elsewhere: it is not part of it.`,
  );
});

/**
 * @param {string} file
 * @param {string} target
 */
async function copy(file, target) {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    await database.backup(target);
  } finally {
    database.close();
  }
  const copied = openSound(target);
  // All in the one file, and none beside it.
  copied.pragma('journal_mode = DELETE');
  copied.close();
}
