import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import type { PostgresSource } from '#server/testing/test-postgres.ts';

/** A new SQLite database in a temporary folder; closing it removes it. `prepare` makes its tables. */
export async function openTestDatabase(prepare = migrate): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'console-database-'));
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'console.db') });
  await prepare(database);
  return {
    ...database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A PostgreSQL database in its own schema, so that other data is safe. Closing it removes the schema. `prepare` makes its
 * tables.
 */
export async function openTestSchema(source: PostgresSource, name: string, prepare = migrate): Promise<Database> {
  const schema = `${name}_${process.pid}`;
  const postgres = await source.start();
  const url = new URL(postgres.url);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const database = await openDatabase({ engine: 'postgres', url: url.href });
  await sql.raw(`create schema ${schema}`).execute(database.queries);
  await prepare(database);
  return {
    ...database,
    async close() {
      await sql.raw(`drop schema ${schema} cascade`).execute(database.queries);
      await database.close();
      postgres.stop();
    },
  };
}
