/**
 * `npm run restore -- FILE`: puts a backup in the place of the SQLite database of DATABASE_URL. Ends all sessions, and lists
 * the API tokens that work again, legacy ones too. With `--replace`, an existing database is set aside.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { readCommandLine } from './command-line.mjs';
import { databaseFile, endInWords, openSound } from './database-file.mjs';

/** @typedef {{ id: string, token: string, account: string, organization: string, created_at: number }} Token */

const { options, words } = readCommandLine(
  'Puts the backup FILE in the place of the SQLite database of DATABASE_URL: npm run restore -- FILE. Option: --replace sets an existing database aside.',
  { options: { replace: 'boolean' }, words: true },
);

await endInWords(async () => {
  const [source, ...others] = words;
  if (source === undefined || others.length > 0) throw new Error('Name one file: npm run restore -- FILE.');
  const file = databaseFile(
    'Use its own tools, while no server runs, with NEW the address of a new, empty database: pg_restore --exit-on-error --single-transaction --dbname=NEW FILE, then psql NEW --command="delete from sessions", and set DATABASE_URL to NEW. API tokens deleted since the backup work again: look through them in the console.',
  );
  if (!existsSync(source)) throw new Error(`There is no file ${source}.`);
  if (existsSync(file) && !options.replace) {
    throw new Error(`There is a database at ${file}. Add --replace to set it aside and put the backup in its place.`);
  }

  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.unfinished`;
  try {
    copyFileSync(source, unfinished);
    chmodSync(unfinished, 0o600);
    const restored = tokensWithoutSessions(unfinished, source);
    const before = existsSync(file) ? setAside(file) : undefined;
    renameSync(unfinished, file);
    console.log(`Restored ${source} to ${file}. All sessions are ended.`);
    if (before) console.log(`The database of before is ${before.file}.`);
    tellTokens(restored, before?.tokens);
    console.log('Roles, role bindings and invites are as they were, too: look for those that were taken away since.');
  } finally {
    rmSync(unfinished, { force: true });
  }
});

/**
 * The API tokens in a database, all of whose sessions it ends.
 * @param {string} file
 * @param {string} source the backup that it is a copy of
 */
function tokensWithoutSessions(file, source) {
  const database = openSound(file, source);
  try {
    database.pragma('secure_delete = ON');
    database.prepare('delete from sessions').run();
    return tokensIn(database);
  } finally {
    database.close();
  }
}

/**
 * Moves a database out of the way, and tells its tokens, if it isn't damaged. Throws if a server has it open.
 * @param {string} file
 */
function setAside(file) {
  const tokens = tokensOfNobodyElse(file);
  const aside = `${file}.${new Date().toISOString().replaceAll(/\D/g, '')}`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(file + part)) renameSync(file + part, aside + part);
  }
  return { file: aside, tokens };
}

/** @param {string} file */
function tokensOfNobodyElse(file) {
  const database = new Sqlite(file, { fileMustExist: true, timeout: 0 });
  try {
    // Only possible for the only one who has it open; puts all of it into the one file.
    database.pragma('journal_mode = DELETE');
    return tokensIn(database);
  } catch (error) {
    const isBusy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isBusy) throw new Error(`A server has ${file} open. Stop it first.`, { cause: error });
    return undefined;
  } finally {
    database.close();
  }
}

/**
 * @param {Sqlite.Database} database
 * @returns {Token[]}
 */
function tokensIn(database) {
  /** @type {Sqlite.Statement<[], Token>} */
  const statement = database.prepare(`
    select tokens.id, tokens.name as token, service_accounts.name as account, organizations.name as organization,
      tokens.created_at
    from tokens
    join service_accounts on service_accounts.id = tokens.service_account_id
    join organizations on organizations.id = tokens.organization_id
    order by organization, account, tokens.created_at`);
  return [...statement.all(), ...legacyTokensIn(database)];
}

/**
 * Those of before service accounts, by the projects that they are bound to. A backup can be older than their table.
 * @param {Sqlite.Database} database
 * @returns {Token[]}
 */
function legacyTokensIn(database) {
  if (!database.prepare("select 1 from sqlite_master where name = 'legacy_tokens'").get()) return [];
  /** @type {Sqlite.Statement<[], Token>} */
  const statement = database.prepare(`
    select legacy_tokens.id, legacy_tokens.name as token, 'project ' || projects.name as account,
      organizations.name as organization, legacy_tokens.created_at
    from legacy_tokens
    join projects on projects.id = legacy_tokens.project_id
    join organizations on organizations.id = legacy_tokens.organization_id
    order by organization, account, legacy_tokens.created_at`);
  return statement.all();
}

/**
 * @param {Token[]} restored
 * @param {Token[] | undefined} before those of the database that was replaced
 */
function tellTokens(restored, before) {
  const known = new Set(before?.map(({ id }) => id));
  const tokens = restored.filter(({ id }) => !known.has(id));
  if (tokens.length === 0) {
    console.log(before ? 'No API token was deleted since the backup.' : 'It has no API tokens.');
    return;
  }
  const which = before ? 'were deleted since the backup, and work again' : 'work, also those deleted since the backup';
  console.log(`These API tokens ${which}. Delete in the console what should not:`);
  for (const { organization, account, token, created_at: createdAt } of tokens) {
    console.log(`  ${[organization, account, token, new Date(createdAt).toISOString()].map(printable).join('  ')}`);
  }
}

/** @param {string} text */
function printable(text) {
  return text.replaceAll(/\p{C}/gu, '\uFFFD');
}
