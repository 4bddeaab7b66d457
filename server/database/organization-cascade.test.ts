import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { billingAccount, invoiceOf, usage } from '#domain/store/contract-world.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, spare, subjectOf, testRecords } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { openTestDatabase, openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

const { acme: organizationId, globex } = organizations;
const source = findPostgres(process.env);
const engines = [
  { engine: 'SQLite', isMissing: false, open: () => openTestDatabase() },
  { engine: 'PostgreSQL', isMissing: source.missing !== undefined, open: () => openTestSchema(source, 'cascade') },
];

/** What outlives its organization: the operator needs it. A new table is emptied with the organization, or named here. */
const staying = ['audit_records', 'invoices'];

describe.each(engines)('an organization that is deleted on $engine', ({ isMissing, open }) => {
  let database: Database | undefined;
  afterEach(() => database?.close());

  async function start(): Promise<TestWorld & { readonly database: Database }> {
    const opened = (database = await open());
    const store = createSqlStore(opened);
    const world = await createTestWorld(undefined, (host) => ({ ...host, store }));
    await layWorldOnce(store, await testRecords(world.now()));
    return { ...world, store, database: opened };
  }

  it.skipIf(isMissing)('leaves no row in any table but those that the operator needs', async () => {
    const world = await start();
    await world.as('newcomer').roles.acceptInvite({ token: spare.invite.token });
    await world.as('uploader', projects.beta).debuginfo.shouldInitiateUpload({ buildId: 'other' });
    await world.store.transaction(async (tx) => {
      await tx.billing.addInvoice(invoiceOf({ organizationId }));
      await tx.billing.saveAccount(billingAccount({ organizationId }));
      await tx.usage.add([usage({ projectId: projects.alpha })]);
    });
    await world.as('owner').organizations.deleteOrganization({ id: organizationId, expectedName: 'Acme' });
    const tables = (await world.database.queries.introspection.getTables()).filter(
      ({ schema, columns }) =>
        (schema === undefined || schema.startsWith('cascade_')) &&
        columns.some(({ name }) => name === 'organization_id'),
    );
    expect(tables.length).toBeGreaterThan(10);
    const left = new Set<string>();
    for (const { name, schema } of tables) {
      const table = sql.table(schema === undefined ? name : `${schema}.${name}`);
      const found = sql`select 1 from ${table} where organization_id = ${organizationId}`;
      if ((await found.execute(world.database.queries)).rows.length > 0) left.add(name);
    }
    expect([...left].toSorted()).toEqual(staying);
    expect(await world.store.debuginfo.byBuildId(projects.beta, spare.upload.buildId, 0)).toBeUndefined();
    expect(await codeOf(world.as('stranger').roles.listRoleBindings({ organizationId: globex }))).toBe('OK');
  });

  it.skipIf(isMissing)('is gone as a whole, whatever others add to it meanwhile', async () => {
    const world = await start();
    const owner = world.as('owner');
    const serviceAccountId = idOf('idleMachine', 'account');
    const additions = Array.from({ length: 6 }, (_, n) => [
      owner.projects.createProject({ organizationId, name: `P${n}` }),
      owner.roles.createRole({ organizationId, name: `R${n}`, permissions: ['view.read'] }),
      owner.accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: `T${n}` }),
      owner.roles.createRoleBinding({ organizationId, subject: subjectOf('newcomer'), role: spare.role.reference }),
    ]).flat();
    const deletion = owner.organizations.deleteOrganization({ id: organizationId });
    const codes = await Promise.all([...additions, deletion].map(codeOf));
    expect(codes.at(-1)).toBe('OK');
    expect(codes.filter((code) => !['OK', 'NotFound', 'AlreadyExists'].includes(code))).toEqual([]);
    expect(world.reports).toEqual([]);
    expect(await world.store.organizations.byId(organizationId)).toBeUndefined();
    expect(await world.store.roles.ofOrganization(organizationId)).toEqual([]);
  });
});
