import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Database, type DatabaseUrl, openDatabase } from '#server/database/database.ts';
import { versionOf } from '#server/database/migrate.ts';
import { reasonOf } from '#server/database/outage.ts';

const where = 'DATABASE_URL says where it is.';
const faults = {
  empty: 'has no tables of this program',
  older: 'is of an older version: start this version’s server once',
  newer: 'is of a newer version of this program',
};

/**
 * Opens a database that a server of this version has made. Makes no file and no table, and throws, with the place in words, for
 * any other one.
 */
export async function openExisting(url: DatabaseUrl): Promise<Database> {
  if (url.engine === 'sqlite') demandSqlite(resolve(url.file));
  const database = await openDatabase(url);
  try {
    const version = await versionOf(database);
    if (version === 'current') return database;
    throw new Error(faults[version]);
  } catch (error) {
    await database.close();
    throw new Error(`The database ${database.place} can’t be used: it ${reasonOf(error)}. ${where}`, { cause: error });
  }
}

function demandSqlite(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. ${where}`);
  if (beginningOf(file) !== 'SQLite format 3\0') throw new Error(`${file} is no SQLite database. ${where}`);
}

function beginningOf(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(16);
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}
