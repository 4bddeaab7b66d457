import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import type { PostgresSource } from '#server/testing/test-postgres.ts';

/** What the tokens of invites are sealed with. */
const testKey = Buffer.alloc(32, 7);

/** A new SQLite database in a temporary folder; closing it removes it. */
export async function openTestDatabase(): Promise<Database> {
  const database = await openEmptyFile();
  await migrate(database);
  return database;
}

/** The same without tables. */
export async function openEmptyFile(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'console-database-'));
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'console.db') }, testKey);
  return {
    ...database,
    async close() {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A PostgreSQL database in its own schema, so that other data is safe. Closing it removes the schema. */
export async function openTestSchema(source: PostgresSource, name: string): Promise<Database> {
  const database = await openEmptySchema(source, name);
  await migrate(database);
  return database;
}

/** The same without tables. */
export async function openEmptySchema(source: PostgresSource, name: string): Promise<Database> {
  const schema = await createTestSchema(source, name);
  const database = await openDatabase({ engine: 'postgres', url: schema.url }, testKey);
  return {
    ...database,
    async close() {
      await database.close();
      await schema.drop();
    },
  };
}

/** A place for tables in a PostgreSQL database. */
export interface TestSchema {
  /** The database's address, which leads to this schema. */
  readonly url: string;
  /** Removes all that is in it. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

/** An empty schema, so that other data is safe. */
export async function createTestSchema(source: PostgresSource, name: string): Promise<TestSchema> {
  const schema = `${name}_${process.pid}`;
  const postgres = await source.start();
  const url = new URL(postgres.url);
  url.searchParams.set('options', `-c search_path=${schema}`);
  const database = await openDatabase({ engine: 'postgres', url: url.href });
  const run = (statement: string) => sql.raw(statement).execute(database.queries);
  await run(`create schema ${schema}`);
  return {
    url: url.href,
    async empty() {
      await run(`drop schema ${schema} cascade`);
      await run(`create schema ${schema}`);
    },
    async drop() {
      await run(`drop schema ${schema} cascade`);
      await database.close();
      postgres.stop();
    },
  };
}
