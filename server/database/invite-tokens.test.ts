import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acme, contractWorld, invite, moment, uuid } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { demoKey } from '#server/database/demo-key.ts';
import { blankEnded } from '#server/database/invites.ts';
import { migrate } from '#server/database/migrate.ts';
import { firstTables } from '#server/database/migrations/001-first-tables.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { createTokenSeal, readKey } from '#server/database/token-seal.ts';

const key = Buffer.alloc(32, 1);
let folder: string;
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-invites-'));
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
  rmSync(folder, { recursive: true });
});

async function open(withKey?: Buffer): Promise<Database> {
  const database = await openDatabase({ engine: 'sqlite', file: join(folder, 'console.db') }, withKey);
  opened.push(database);
  return database;
}

/** All that lies in the folder, the journal of SQLite included. */
function bytesOnDisk(): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

/** A database with an open invite, and its store as it is with another key. */
async function stored(withKey: Buffer | undefined, thenKey: Buffer | undefined) {
  const database = await open(withKey);
  await migrate(database);
  const store = createSqlStore(database);
  await layWorldOnce(store, contractWorld);
  await store.transaction((tx) => tx.invites.add(invite({ expiresAt: moment(100) })));
  return { database, store: createSqlStore(await open(thenKey)) };
}

describe('the token of an invite', () => {
  it('is not in the database as it is, and can be read with the key', async () => {
    const { store } = await stored(key, key);
    expect(bytesOnDisk()).not.toContain(invite().token);
    expect(await store.invites.byId(acme, invite().id)).toMatchObject({ token: invite().token });
  });

  it.each([
    ['another key', key, Buffer.alloc(32, 2)],
    ['a lost key', key, undefined],
    ['no key at all', undefined, undefined],
  ])('with %s is not told any more, and still found', async (_what, before, after) => {
    const { store } = await stored(before, after);
    expect((await store.invites.ofOrganization(acme)).map(({ token }) => token)).toEqual(['']);
    const found = await store.invites.byToken(invite().token);
    expect(found).toMatchObject({ id: invite().id, token: invite().token });
    expect(await store.invites.byToken('')).toBeUndefined();
    // What a change of the invite writes must not break its link.
    await store.transaction((tx) => tx.invites.update(invite({ token: '', expiresAt: moment(200) })));
    expect(await store.invites.byToken(invite().token)).toMatchObject({ expiresAt: moment(200) });
  });

  it('is blanked when the invite is ended', async () => {
    const { database, store } = await stored(key, key);
    const by = { expiredAt: moment(1), expiredBy: 'system' };
    await store.transaction((tx) => tx.invites.update(invite(by)));
    expect(await sealedIn(database)).toEqual([null]);
    expect(await store.invites.byToken(invite().token)).toMatchObject(by);
  });

  it('is blanked when its time is up, and not before', async () => {
    const { database, store } = await stored(key, key);
    await blankEnded(database.queries, moment(99));
    expect(await sealedIn(database)).toEqual([expect.any(String)]);
    await blankEnded(database.queries, moment(100));
    expect(await sealedIn(database)).toEqual([null]);
    expect(await store.invites.byToken(invite().token)).toMatchObject({ id: invite().id });
  });

  it('of before is sealed by the migration, and leaves no trace', async () => {
    const older = await open(key);
    await firstTables.up(older.queries, older.engine, older.tokenSeal);
    const tokens = { open: 'd'.repeat(64), ended: 'e'.repeat(64) };
    for (const statement of [
      'create table migrations (name text primary key)',
      `insert into migrations (name) values ('${firstTables.name}')`,
      `insert into organizations (id, name, created_at) values ('${acme}', 'Acme', 0)`,
      `insert into invites values ('${uuid(1)}', '${acme}', 'system:viewer', '${tokens.open}', 5, 'system', null, null, null)`,
      `insert into invites values ('${uuid(2)}', '${acme}', 'system:viewer', '${tokens.ended}', 6, 'system', null, 7, 'system')`,
    ]) {
      await sql.raw(statement).execute(older.queries);
    }
    await migrate(older);
    const { invites } = createSqlStore(older);
    expect((await invites.ofOrganization(acme)).map(({ token }) => token)).toEqual([tokens.open, '']);
    expect(await invites.byToken(tokens.open)).toMatchObject({ id: uuid(1) });
    expect(await invites.byToken(tokens.ended)).toMatchObject({ id: uuid(2), expiredBy: 'system' });
    await opened.pop()?.close();
    for (const token of Object.values(tokens)) expect(bytesOnDisk()).not.toContain(token);
  });
});

describe('a sealed token', () => {
  const seal = createTokenSeal(key);
  it('is another text each time, and belongs to its invite', () => {
    const sealed = [seal.seal('token', 'a'), seal.seal('token', 'a')];
    expect(new Set(sealed).size).toBe(2);
    expect(sealed.map((each) => seal.open(each, 'a'))).toEqual(['token', 'token']);
    expect(seal.open(sealed[0] ?? '', 'b')).toBe('');
  });

  it('that was changed is none', () => {
    const sealed = Buffer.from(seal.seal('token', 'a') ?? '', 'base64');
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(seal.open(changed.toString('base64'), 'a')).toBe('');
    }
    for (const text of ['', 'a', '%', sealed.subarray(0, 20).toString('base64')]) expect(seal.open(text, 'a')).toBe('');
  });
});

describe('a key', () => {
  it.each([key.toString('hex'), key.toString('hex').toUpperCase(), key.toString('base64')])(
    'is read from %s',
    (text) => {
      expect(readKey(text)).toEqual(key);
    },
  );

  it.each(['', 'secret', key.toString('hex').slice(2), 'ä'.repeat(43), 'A'.repeat(45)])('is not %j', (text) => {
    expect(readKey(text)).toBeUndefined();
  });

  it('of the demo lies beside its database, for its user alone, and stays', () => {
    const file = join(folder, 'new', 'console.db');
    const made = demoKey(file);
    expect(made).toHaveLength(32);
    expect(demoKey(file)).toEqual(made);
    expect((statSync(`${file}.key`).mode & 0o777).toString(8)).toBe('600');
    writeFileSync(`${file}.key`, 'broken');
    expect(() => demoKey(file)).toThrow('holds no key');
  });
});

async function sealedIn({ queries }: Database): Promise<(string | null)[]> {
  const rows = await queries.selectFrom('invites').select('sealedToken').execute();
  return rows.map(({ sealedToken }) => sealedToken);
}
