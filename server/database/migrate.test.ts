import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { firstTables } from '#server/database/migrations/001-first-tables.ts';
import { roleBindingsInSequence } from '#server/database/migrations/002-role-bindings-in-sequence.ts';
import { rolesAndPeopleThatChange } from '#server/database/migrations/003-roles-and-people-that-change.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openEmptyFile, openEmptySchema, openTestDatabase } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

async function namesOf({ queries }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(queries);
  return rows.map(({ name }) => name);
}

describe('migrating', () => {
  it('does nothing the second time', async () => {
    await migrate(database);
    await migrate(database);
    expect(await namesOf(database)).toEqual([
      '001-first-tables',
      '002-role-bindings-in-sequence',
      '003-roles-and-people-that-change',
      '004-invite-tokens-sealed',
      '005-accounts-at-the-provider',
      '006-lists-in-sequence',
      '007-legacy-tokens-and-activity',
      '008-the-ledger',
      '009-single-sign-on',
      '010-organizations-that-end',
      '011-usage-once',
      '012-who-set-single-sign-on-up',
      '013-open-months',
    ]);
  });

  it('refuses a database that a newer version has made', async () => {
    await sql`insert into migrations (name, timestamp) values ('999-from-the-future', '2026')`.execute(
      database.queries,
    );
    await expect(migrate(database)).rejects.toThrow('newer version of this program (999-from-the-future)');
  });
});

describe('a database of before Kysely kept the record of steps', () => {
  const steps = [firstTables, roleBindingsInSequence, rolesAndPeopleThatChange];
  const source = findPostgres(process.env);
  const engines = [
    ['SQLite', openEmptyFile, undefined],
    ['PostgreSQL', () => openEmptySchema(source, 'older'), source.missing],
  ] as const;

  describe.each(engines)('on %s', (_name, open, missing) => {
    it.skipIf(missing !== undefined).each([1, 2, 3])('of step %i opens, and keeps what is in it', async (number) => {
      const older = await open();
      onTestFinished(() => older.close());
      await sql`create table migrations (name text primary key)`.execute(older.queries);
      for (const step of steps.slice(0, number)) {
        await step.up(older.queries, older.engine, older.tokenSeal);
        await sql`insert into migrations (name) values (${step.name})`.execute(older.queries);
      }
      await sql`insert into organizations (id, name, created_at) values ('acme', 'Acme', 5)`.execute(older.queries);
      await migrate(older);
      await migrate(older);
      expect(await createSqlStore(older).organizations.byId('acme')).toMatchObject({ createdAt: new Date(5) });
      // An older program reads this table to find out that it is too old.
      expect(await namesOf(older)).toEqual(await namesOf(database));
    });
  });
});

describe('role bindings of before they were numbered', () => {
  it('are all there afterwards, in the order in which they were added', async () => {
    const older = await openEmptyFile();
    onTestFinished(() => older.close());
    await firstTables.up(older.queries, older.engine, older.tokenSeal);
    await sql`create table migrations (name text primary key)`.execute(older.queries);
    await sql`insert into migrations (name) values (${firstTables.name})`.execute(older.queries);
    await sql`insert into organizations (id, name, created_at) values ('acme', 'Acme', 0)`.execute(older.queries);
    const ids = ['c', 'a', 'd', 'b'];
    for (const id of ids) {
      const made = { organizationId: 'acme', projectId: null, createdAt: 5, createdBy: 'system' };
      const row = { ...made, id, subject: 'user:dev:ada@acme.example', role: 'system:viewer' };
      await older.queries.insertInto('roleBindings').values(row).execute();
    }

    await migrate(older);
    const { bindings } = createSqlStore(older);
    const kept = await bindings.ofOrganization('acme');
    expect(kept.map(({ id }) => id)).toEqual(ids);
    expect(kept[0]).toEqual({
      id: 'c',
      organizationId: 'acme',
      subject: 'user:dev:ada@acme.example',
      projectId: null,
      role: 'system:viewer',
      createdAt: new Date(5),
      createdBy: 'system',
    });
    const { next } = await bindings.page('acme', null, { size: 3, after: undefined });
    expect((await bindings.page('acme', null, { size: 3, after: next })).rows).toEqual(kept.slice(3));
  });
});

describe('roles and people of before they could change', () => {
  it('are at their first version, under the names of their provider', async () => {
    const older = await openEmptyFile();
    onTestFinished(() => older.close());
    await firstTables.up(older.queries, older.engine, older.tokenSeal);
    for (const statement of [
      'create table migrations (name text primary key)',
      `insert into migrations (name) values ('${firstTables.name}')`,
      "insert into organizations (id, name, created_at) values ('acme', 'Acme', 0)",
      `insert into roles (id, organization_id, name, permissions, created_at, created_by) values ('r', 'acme', 'Role', '["view.read"]', 5, 'system')`,
      "insert into users (id, provider, email, name, created_at, last_login_at) values ('u', 'dev', 'ada@acme.example', 'Ada', 5, 6)",
    ]) {
      await sql.raw(statement).execute(older.queries);
    }
    await migrate(older);
    const store = createSqlStore(older);
    expect(await store.roles.byId('acme', 'r')).toMatchObject({ name: 'Role', permissions: ['view.read'], version: 1 });
    expect(await store.users.byId('u')).toMatchObject({ name: 'Ada', updatedAt: null });
  });
});

describe('the database', () => {
  it('has every commit on the disk before it is answered', async () => {
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map(async (name) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(database.queries);
      return Object.values(rows[0] ?? {})[0];
    });
    expect(await Promise.all(settings)).toEqual(['wal', 2, 1]);
  });

  it.each([
    'select * from role_bindings where organization_id = 1 order by created_at, sequence',
    'select * from role_bindings where organization_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from role_bindings where organization_id = 1 and project_id = 2 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select count(*) from role_bindings where organization_id = 1',
    'select * from role_bindings where organization_id = 1 and subject = 2 order by created_at, sequence',
    'select * from role_bindings where organization_id = 1 and project_id = 2',
    'select * from role_bindings where organization_id = 1 and role = 2 order by created_at, sequence',
    'select organization_id from role_bindings where subject = 1',
    'select count(*) from organizations where created_by = 1',
    'select * from service_accounts where organization_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from service_accounts where organization_id = 1 and name = 2',
    'select * from tokens where service_account_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from tokens where hash = 1',
    'select * from tokens where project_id = 1 and organization_id = 2 order by created_at, sequence',
    'select * from legacy_tokens where project_id = 1 and organization_id = 2 order by created_at, id',
    'select * from legacy_tokens where organization_id = 1 order by created_at, id',
    'select * from token_uses where project_id = 1',
    'select * from token_uses where token_id = 1',
    'select * from token_refusals where token_id = 1',
    'select * from token_migrations where token_id = 1',
    'select * from token_migrations where organization_id = 1 order by created_at, id',
    'select * from debuginfo_uploads where project_id = 1',
    'select * from roles where organization_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from invites where token_digest = 1',
    'select * from invites where sealed_token is not null and expires_at <= 1',
    'select * from projects where organization_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from invites where organization_id = 1 and (created_at, sequence) > (2, 3) order by created_at, sequence limit 9',
    'select * from invite_acceptances where organization_id = 1 order by accepted_at, sequence',
    'select * from invite_acceptances where invite_id = 1 and (accepted_at, sequence) > (2, 3) order by accepted_at, sequence limit 9',
    'select id from invite_acceptances where organization_id = 1 and accepted_by = 2',
    'select * from users where provider = 1 and email = 2',
    'select * from sessions where id_hash = 1',
    'select * from debuginfo_uploads where project_id = 1 and build_id = 2 and type = 3',
    'select * from audit_records where organization_id = 1 order by at, id',
  ])('finds by an index, without sorting a list: %s', async (query) => {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${query}`).execute(database.queries);
    const plan = rows.map(({ detail }) => detail).join('; ');
    expect(plan).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX/);
    expect(plan).not.toContain('TEMP B-TREE');
    const names = [...(/where (\w+) = 1 and (\w+) = 2/.exec(query) ?? [])].slice(1);
    for (const name of names) expect(plan).toContain(`${name}=?`);
  });
});
