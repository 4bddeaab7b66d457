import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { openSqlite } from '#server/database/sqlite.ts';

let folder: string;
let database: Database | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-file-'));
});
afterEach(async () => {
  await database?.close();
  database = undefined;
  rmSync(folder, { recursive: true });
});

const rightsOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('a SQLite database is only for the one who runs the server, and so is what lies beside it', async () => {
  database = await openDatabase({ engine: 'sqlite', file: join(folder, 'a', 'b', 'console.db') });
  await migrate(database);
  expect([rightsOf(join(folder, 'a')), rightsOf(join(folder, 'a', 'b'))]).toEqual(['700', '700']);
  const files = readdirSync(join(folder, 'a', 'b'));
  expect(files.toSorted()).toEqual(['console.db', 'console.db-shm', 'console.db-wal']);
  expect(files.map((file) => rightsOf(join(folder, 'a', 'b', file)))).toEqual(['600', '600', '600']);
});

it.runIf(process.platform === 'linux')(
  'a folder that takes no folders is an error, and not an endless wait',
  async () => {
    await expect(openSqlite('/proc/nowhere/deep/console.db')).rejects.toThrow('ENOENT');
  },
);
