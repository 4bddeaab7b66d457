import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { testRecords } from '#domain/testing/test-records.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { createTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

/** A database with the records for tests, which the test and servers in other processes use together. */
export interface SharedDatabase {
  readonly url: string;
  /** The test's own connection. */
  readonly database: Database;
  /** For what the servers keep beside it. */
  readonly folder: string;
  remove(): Promise<void>;
}

const postgres = findPostgres(process.env);
const isMissing = postgres.missing !== undefined;

/** One on each engine, for `describe.each`. `name` tells those of several tests apart. */
export const sharedDatabases = [
  { engine: 'SQLite', isMissing: false, open: openFile },
  { engine: `PostgreSQL${isMissing ? ` (skipped: ${postgres.missing})` : ''}`, isMissing, open: openSchema },
];

async function openFile(name: string): Promise<SharedDatabase> {
  const folder = newFolder(name);
  const file = join(folder, 'console.db');
  return filled(await openDatabase({ engine: 'sqlite', file }), file, folder, async () => undefined);
}

async function openSchema(name: string): Promise<SharedDatabase> {
  const schema = await createTestSchema(postgres, name);
  const database = await openDatabase({ engine: 'postgres', url: schema.url });
  return filled(database, schema.url, newFolder(name), () => schema.drop());
}

function newFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `console-${name}-`));
}

async function filled(
  database: Database,
  url: string,
  folder: string,
  drop: () => Promise<void>,
): Promise<SharedDatabase> {
  await migrate(database);
  await layWorldOnce(createSqlStore(database), await testRecords(new Date()));
  return {
    url,
    database,
    folder,
    async remove() {
      await database.close();
      await drop();
      rmSync(folder, { recursive: true });
    },
  };
}
