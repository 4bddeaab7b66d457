import Sqlite from 'better-sqlite3';
import { testPublicKey } from '#domain/testing/legacy-jwt.ts';

/** Puts the key of tests in the place of the legacy tokens' own, whose private half nobody has. A server may be running. */
export function knowLegacyKey(sqliteFile: string): void {
  const database = new Sqlite(sqliteFile, { fileMustExist: true });
  database.prepare('update legacy_tokens set public_key = ?').run(testPublicKey);
  database.close();
}
