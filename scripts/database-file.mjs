import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { root } from './repository.mjs';

/**
 * The SQLite file of the server, by DATABASE_URL as the server reads it. Throws for PostgreSQL, with the commands to use there.
 * @param {string} instead PostgreSQL's own way, in words
 */
export function databaseFile(instead) {
  const url = process.env.DATABASE_URL?.trim() || 'data/console.db';
  if (/^postgres(ql)?:\/\//.test(url)) throw new Error(`DATABASE_URL is a PostgreSQL database. ${instead}`);
  return resolve(root, url.replace(/^file:(\/\/(?=\/))?/, ''));
}

/**
 * Opens a database of this program. Throws, with words for people, when it is damaged or is none.
 * @param {string} file
 * @param {string} name what it is called in those words
 */
export function openSound(file, name = file) {
  const database = new Sqlite(file, { fileMustExist: true });
  try {
    const damage = database.pragma('integrity_check', { simple: true });
    if (damage !== 'ok') throw new Error(String(damage));
    database.prepare('select name from migrations').all();
    return database;
  } catch (error) {
    database.close();
    throw new Error(`${name} is damaged, or no database of this program: ${wordsOf(error)}.`, { cause: error });
  }
}

/**
 * Runs a command to its end; what it throws is told in words.
 * @param {() => Promise<void>} command
 */
export async function endInWords(command) {
  try {
    await command();
  } catch (error) {
    console.error(wordsOf(error));
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error);
}
