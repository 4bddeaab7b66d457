import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { account, acme, contractWorld, legacyToken, token, user, uuid } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

let folder: string;
let database: Database | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'console-backup-'));
  database = await open();
  await migrate(database);
  await layWorldOnce(createSqlStore(database), { ...contractWorld, users: [user()], tokens: [token()] });
  const times = { createdAt: 0, lastSeenAt: 0, expiresAt: 9 };
  await database.queries
    .insertInto('sessions')
    .values({ idHash: 'x', userId: user().id, ...times })
    .execute();
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const open = () => openDatabase({ engine: 'sqlite', file: at('console.db') });
const script = (name: string, ...args: string[]) =>
  run(process.execPath, [inRoot('scripts', name), ...args], { env: { DATABASE_URL: `file:${at('console.db')}` } });
const backup = (...args: string[]) => script('backup.mjs', ...args);
const restore = (...args: string[]) => script('restore.mjs', ...args);

async function close(): Promise<void> {
  await database?.close();
  database = undefined;
}

/** What is in the database now. */
async function contents() {
  const now = await open();
  const [accounts, tokens, sessions] = await Promise.all([
    now.queries.selectFrom('serviceAccounts').select('name').where('organizationId', '=', acme).execute(),
    now.queries.selectFrom('tokens').select('name').execute(),
    now.queries.selectFrom('sessions').select('idHash').execute(),
  ]);
  await now.close();
  return {
    accounts: accounts.map(({ name }) => name),
    tokens: tokens.map(({ name }) => name),
    sessions: sessions.length,
  };
}

it('a backup has what was committed a moment ago, while the server runs, in one file for its user alone', async () => {
  expect(existsSync(at('console.db-wal'))).toBe(true);
  const another = account({ id: uuid(40), name: 'another' });
  await createSqlStore(await given()).transaction((tx) => tx.serviceAccounts.add(another));
  expect(await backup(at('copy'))).toMatchObject({ code: 0 });
  expect(readdirSync(folder).filter((file) => file.startsWith('copy'))).toEqual(['copy']);
  expect((statSync(at('copy')).mode & 0o777).toString(8)).toBe('600');
  await close();
  expect(await restore(at('copy'), '--replace')).toMatchObject({ code: 0 });
  expect(await contents()).toEqual({ accounts: ['agent', 'another'], tokens: ['first'], sessions: 0 });
});

it('a restore names the API tokens that were deleted since, and sets the database of before aside', async () => {
  await backup(at('copy'));
  const later = token({ id: uuid(41), name: 'later', hash: 'c'.repeat(64) });
  await createSqlStore(await given()).transaction(async (tx) => {
    await tx.tokens.remove(token().id);
    await tx.tokens.add(later);
  });
  await close();
  const { code, output } = await restore(at('copy'), '--replace');
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringMatching(/deleted since.*\n {2}Acme {2}agent {2}first/),
  });
  expect(output).not.toContain('later');
  expect(await contents()).toMatchObject({ tokens: ['first'], sessions: 0 });
  expect(readdirSync(folder).filter((file) => /^console\.db\.\d+$/.test(file))).toHaveLength(1);
});

it('a restore names the legacy tokens that were revoked since', async () => {
  await createSqlStore(await given()).transaction((tx) => tx.legacyTokens.add(legacyToken()));
  await backup(at('copy'));
  await createSqlStore(await given()).transaction((tx) => tx.legacyTokens.remove(legacyToken().id));
  await close();
  const { code, output } = await restore(at('copy'), '--replace');
  expect({ code, output }).toMatchObject({
    code: 0,
    output: expect.stringMatching(/deleted since.*\n {2}Acme {2}project .* {2}/),
  });
});

it('a restore to where nothing is names all API tokens', async () => {
  await backup(at('copy'));
  await close();
  for (const file of readdirSync(folder).filter((name) => name.startsWith('console.db'))) rmSync(at(file));
  expect(await restore(at('copy'))).toMatchObject({ code: 0, output: expect.stringContaining('Acme  agent  first') });
  expect(await contents()).toEqual({ accounts: ['agent'], tokens: ['first'], sessions: 0 });
});

it('a restore works in the place of a database that is damaged', async () => {
  await backup(at('copy'));
  await close();
  writeFileSync(at('console.db'), 'damaged');
  expect(await restore(at('copy'), '--replace')).toMatchObject({ code: 0, output: expect.stringContaining('first') });
  expect(await contents()).toMatchObject({ tokens: ['first'] });
});

it.each<[string, string[], string]>([
  ['over a database that nobody said to replace', ['copy'], 'Add --replace'],
  ['under a server that runs', ['copy', '--replace'], 'A server has'],
  ['from a file that is not there', ['nothing', '--replace'], 'There is no file'],
  ['from a file that is no database', ['text', '--replace'], 'is damaged, or no database of this program'],
  ['from a file that is cut off', ['half', '--replace'], 'is damaged, or no database of this program'],
  ['without a file', [], 'Name one file'],
])('a restore is refused %s, and changes nothing', async (_what, args, words) => {
  await backup(at('copy'));
  writeFileSync(at('text'), 'no database');
  writeFileSync(at('half'), readFileSync(at('copy')).subarray(0, 40_000));
  const named = args.map((arg) => (arg.startsWith('--') ? arg : at(arg)));
  expect(await restore(...named)).toMatchObject({ code: 1, output: expect.stringContaining(words) });
  await close();
  expect(await contents()).toEqual({ accounts: ['agent'], tokens: ['first'], sessions: 1 });
});

it('a backup or restore that can’t be names the file that it was given', async () => {
  expect((await backup(at('none/copy'))).output).toContain(`There is no folder ${at('none')}`);
  writeFileSync(at('text'), 'no database');
  await close();
  expect((await restore(at('text'), '--replace')).output).toContain(`${at('text')} is damaged`);
});

it('a backup never writes over a file', async () => {
  writeFileSync(at('copy'), 'mine');
  expect(await backup(at('copy'))).toMatchObject({ code: 1, output: expect.stringContaining('is there already') });
});

it('names the tools of PostgreSQL there, and no password', async () => {
  const env = { DATABASE_URL: 'postgres://ada:secret@db/console' };
  for (const [name, tool] of [
    ['backup.mjs', 'pg_dump'],
    ['restore.mjs', 'pg_restore --exit-on-error --single-transaction --dbname=NEW'],
  ] as const) {
    const { code, output } = await run(process.execPath, [inRoot('scripts', name), at('copy')], { env });
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(tool) });
    expect(output).not.toContain('secret');
  }
});

async function given(): Promise<Database> {
  database ??= await open();
  return database;
}
