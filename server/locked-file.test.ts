import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { receivedBy } from '#domain/testing/received-by.ts';
import { organizations, projects, testRecords, tokenSecret } from '#domain/testing/test-records.ts';
import { openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { credential, parcaClient } from '#server/testing/parca-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';

/** Another program that writes to the server's SQLite file, such as a migration or a tool. */

const bytes = 777;
let folder: string;
let backend: TestBackend;
let other: Sqlite.Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-locked-'));
  const file = join(folder, 'data', 'console.db');
  const database = await openDatabase({ engine: 'sqlite', file });
  await migrate(database);
  await layWorldOnce(createSqlStore(database), await testRecords(new Date()));
  await database.close();
  backend = await startTestBackend({}, { folder });
  other = new Sqlite(file);
});
afterAll(async () => {
  other.close();
  await backend.remove();
});

async function upload(): Promise<void> {
  const client = parcaClient(backend.grpcPort);
  expect(await client.writeRaw(credential(tokenSecret('agent'), projects.alpha), bytes)).toBe('OK');
  client.close();
}

async function counted(): Promise<number> {
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'data', 'console.db') });
  const received = await receivedBy(createSqlStore(database), organizations.acme, projects.alpha);
  await database.close();
  return Number(received.bytes);
}

const postponed = () =>
  backend.lines.filter((line) => line.includes('could not be counted. It will be counted later.'));

it('keeps no upload waiting, and none that was answered gets lost, not even by a server that is told to end', async () => {
  const before = await counted();
  other.exec('begin immediate');
  await upload();
  await vi.waitUntil(() => postponed().length > 0, { timeout: 20_000 });
  expect(await counted()).toBe(before);
  other.exec('rollback');
  await vi.waitUntil(async () => (await counted()) === before + bytes, { timeout: 20_000 });

  other.exec('begin immediate');
  await upload();
  const refusals = postponed().length;
  const closed = backend.close();
  await vi.waitUntil(() => postponed().length > refusals, { timeout: 20_000 });
  other.exec('rollback');
  await closed;
  expect(await counted()).toBe(before + 2 * bytes);
});
