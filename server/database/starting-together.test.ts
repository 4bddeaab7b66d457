import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, type DatabaseUrl, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { type ServerProcess, startServerProcess } from '#server/testing/server-process.ts';
import { createTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

/** `npm run starts -- 6` asks for more rounds. */
const rounds = Array.from({ length: Number(process.env.ROUNDS ?? 2) }, (_, round) => round);
const killings = process.env.ROUNDS === undefined ? rounds.slice(1) : rounds;
const patience = 60_000; // ms for three starts on a busy machine

/** Empty databases, one after the other. */
interface Source {
  next(): Promise<DatabaseUrl>;
  close(): Promise<void>;
}

async function sqliteFiles(): Promise<Source> {
  const folder = mkdtempSync(join(tmpdir(), 'console-starting-'));
  let count = 0;
  return {
    next: async () => ({ engine: 'sqlite', file: join(folder, `${(count += 1)}.db`) }),
    close: async () => rmSync(folder, { recursive: true }),
  };
}

const postgres = findPostgres(process.env);

async function schemas(): Promise<Source> {
  const schema = await createTestSchema(postgres, 'starting');
  return {
    async next() {
      await schema.empty();
      return { engine: 'postgres', url: schema.url };
    },
    close: () => schema.drop(),
  };
}

const engines = [
  ['SQLite', sqliteFiles, undefined],
  ['PostgreSQL', schemas, postgres.missing],
] as const;

/** The organizations of the demo. */
const inDemo = 2;

describe.each(engines)('on an empty database of %s', (name, open, missing) => {
  const why = missing === undefined ? '' : ` (skipped: ${missing})`;
  let source: Source;
  let folder: string;

  beforeAll(async () => {
    if (missing !== undefined) return;
    source = await open();
    folder = mkdtempSync(join(tmpdir(), `console-starting-${name}-`));
  }, patience);
  afterAll(async () => {
    await source?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it.skipIf(missing !== undefined).each(rounds)(
    `three servers start together, one of them lays the first records, and none ends${why} (round %i)`,
    async () => {
      const where = await source.next();
      const servers = startThree(where, folder);
      const ready = await Promise.all(servers.map((server) => server.ready));
      expect(ready.filter(({ laid }) => laid)).toHaveLength(1);
      expect(await organizationsIn(where)).toBe(inDemo);
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
    },
    patience,
  );

  it.skipIf(missing !== undefined).each(killings)(
    `a server that is killed while three start leaves nothing half done${why} (round %i)`,
    async (round) => {
      const where = await source.next();
      const [victim, ...others] = startThree(where, folder);
      await wait(300 + ((round * 370) % 1500));
      await victim?.end('SIGKILL');
      await Promise.all(others.map((server) => server.ready));
      expect(await organizationsIn(where)).toBe(inDemo);
      await Promise.all(others.map((server) => server.end('SIGKILL')));
      const [again] = startThree(where, folder, 1);
      expect(await again?.ready).toMatchObject({ laid: false });
      await again?.end('SIGTERM');
    },
    patience,
  );

  it.skipIf(missing !== undefined)(
    `a server waits, says so, and goes on, while another is in the steps${why}`,
    async () => {
      const where = await source.next();
      const [first, second] = [await openDatabase(where), await openDatabase(where)];
      let waiting: Promise<void> = Promise.resolve();
      const holding = () =>
        new Promise<void>((resolve) => {
          waiting = migrate(second, resolve);
        });
      await first.alone(holding, () => expect.unreachable('nobody else is there'));
      await waiting;
      expect(await countOf(second)).toBe(0);
      await Promise.all([first.close(), second.close()]);
    },
  );
});

function startThree(where: DatabaseUrl, folder: string, number = 3): ServerProcess[] {
  const url = where.engine === 'sqlite' ? where.file : where.url;
  return Array.from({ length: number }, () => startServerProcess(url, folder));
}

async function organizationsIn(where: DatabaseUrl): Promise<number> {
  const database = await openDatabase(where);
  try {
    return await countOf(database);
  } finally {
    await database.close();
  }
}

async function countOf({ queries }: Database): Promise<number> {
  return (await queries.selectFrom('organizations').select('id').execute()).length;
}
