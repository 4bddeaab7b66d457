import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { openTestDatabase } from '#server/testing/test-database.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

describe('migrating', () => {
  it('does nothing the second time', async () => {
    await migrate(database);
    await migrate(database);
    const { rows } = await sql`select name from migrations`.execute(database.queries);
    expect(rows).toEqual([{ name: '001-first-tables' }]);
  });

  it('refuses a database that a newer version has made', async () => {
    await sql`insert into migrations (name) values ('999-from-the-future')`.execute(database.queries);
    await expect(migrate(database)).rejects.toThrow('newer version of this program (999-from-the-future)');
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
    'select * from role_bindings where organization_id = 1 order by created_at, id',
    'select * from role_bindings where organization_id = 1 and subject = 2',
    'select * from role_bindings where organization_id = 1 and project_id = 2',
    'select * from role_bindings where organization_id = 1 and role = 2',
    'select organization_id from role_bindings where subject = 1',
    'select * from service_accounts where organization_id = 1 order by created_at, id',
    'select * from service_accounts where organization_id = 1 and name = 2',
    'select * from tokens where service_account_id = 1 order by created_at, id',
    'select * from tokens where hash = 1',
    'select * from roles where organization_id = 1 order by created_at, id',
    'select * from invites where token = 1',
    'select * from users where provider = 1 and email = 2',
    'select * from sessions where id_hash = 1',
    'select * from debuginfo_uploads where project_id = 1 and build_id = 2 and type = 3',
    'select * from audit_records where organization_id = 1 order by at, id',
  ])('finds by an index, without sorting a list: %s', async (query) => {
    const { rows } = await sql.raw<{ detail: string }>(`explain query plan ${query}`).execute(database.queries);
    const plan = rows.map(({ detail }) => detail).join('; ');
    expect(plan).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX/);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
