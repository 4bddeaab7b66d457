import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { seedIds } from '#domain/seed-ids.ts';
import { people } from '#domain/seed.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startTestBackend, type TestBackend } from '#server/testing/test-backend.ts';
import { TestBrowser } from '#server/testing/test-browser.ts';

const organizationId = seedIds.organization;
const running: TestBackend[] = [];

async function start(...parameters: Parameters<typeof startTestBackend>): Promise<TestBackend> {
  const backend = await startTestBackend(...parameters);
  running.push(backend);
  return backend;
}

afterEach(async () => {
  const [first, ...others] = running.splice(0);
  for (const backend of others) await backend.close();
  await first?.remove();
});

async function headersOf(backend: TestBackend, email: string) {
  const browser = new TestBrowser(backend.origin);
  await browser.signIn(email);
  return { cookie: browser.cookieHeader(), origin: backend.origin };
}

describe('the server', () => {
  it('keeps its data and its sessions through a restart, and lays the seed world once', async () => {
    const before = await start();
    expect(before.laid).toBe(true);
    const headers = await headersOf(before, people.owner.email);
    await apiClient(ServiceAccountService, before.origin, headers).createServiceAccount({
      organizationId,
      name: 'new',
    });
    await before.close();

    const after = await start({}, { folder: before.folder });
    expect(after.laid).toBe(false);
    // The cookie's name tells the port, so that two consoles on one host keep two sessions; here it is another port.
    const cookie = headers.cookie.replaceAll(String(before.port), String(after.port));
    const accounts = apiClient(ServiceAccountService, after.origin, { cookie, origin: after.origin });
    const { serviceAccounts } = await accounts.listServiceAccounts({ organizationId });
    expect(serviceAccounts.filter(({ name }) => name === 'new')).toHaveLength(1);
    expect(serviceAccounts).toHaveLength(Object.keys(seedIds.serviceAccounts).length + 1);
  });

  it('lays nothing again after the demo’s service accounts are gone', async () => {
    const before = await start();
    const accounts = apiClient(ServiceAccountService, before.origin, await headersOf(before, people.owner.email));
    for (const id of Object.values(seedIds.serviceAccounts))
      await accounts.deleteServiceAccount({ organizationId, id });
    await before.close();
    const after = await start({}, { folder: before.folder });
    const again = apiClient(ServiceAccountService, after.origin, await headersOf(after, people.owner.email));
    expect((await again.listServiceAccounts({ organizationId })).serviceAccounts).toEqual([]);
  });

  it.each(['PORT', 'GRPC_PORT'])(
    'says which setting to change when %s is in use, and lets go of everything',
    async (name) => {
      const first = await start();
      const taken = name === 'PORT' ? first.port : first.grpcPort;
      await expect(startTestBackend({ [name]: String(taken) })).rejects.toThrow(`set ${name} to another port`);
    },
  );

  it('says in words that the database is away', async () => {
    const attempt = startTestBackend({ DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' });
    await expect(attempt).rejects.toThrow("The database can't be used: connect ECONNREFUSED");
    await expect(attempt).rejects.not.toThrow('secret');
  });
});

describe('a database that can’t be used is told in words', () => {
  it('whose folder can’t be made', async () => {
    await expect(startTestBackend({ DATABASE_URL: '/dev/null/x/console.db' })).rejects.toThrow(
      /^The database can't be used: E[A-Z]+: .* DATABASE_URL says where it is\.$/,
    );
  });

  it('that a newer version has made', async () => {
    const before = await startTestBackend();
    await before.close();
    const database = new Sqlite(join(before.folder, 'data', 'console.db'));
    database.exec("insert into migrations (name, timestamp) values ('999', '2026')");
    database.close();
    await expect(startTestBackend({}, { folder: before.folder })).rejects.toThrow(
      'made by a newer version of this program (999). DATABASE_URL',
    );
  });
});

describe('a real deployment', () => {
  const real = {
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'console',
    OIDC_PROVIDER_NAME: 'okta',
    OWNER_EMAIL: 'ada@acme.example',
    ORGANIZATION_NAME: 'Acme',
  };

  it('starts with one organization, a project and its first owner, once', async () => {
    const first = await start(real);
    expect(first.laid).toBe(true);
    await first.close();
    const second = await start({ ...real, ORGANIZATION_NAME: 'Other' }, { folder: first.folder });
    expect(second.laid).toBe(false);
  });

  it('starts empty without them', async () => {
    expect((await start({ ...real, OWNER_EMAIL: '', ORGANIZATION_NAME: '' })).laid).toBe(false);
  });

  it('takes no session of the demo that ran on its database before', async () => {
    const demo = await start();
    const headers = await headersOf(demo, people.owner.email);
    await demo.close();
    const after = await start(real, { folder: demo.folder });
    const cookie = { ...headers, origin: after.origin };
    const calls = [
      apiClient(OrganizationService, after.origin, cookie).getOrganizations({}),
      apiClient(ProjectService, after.origin, cookie).getProjects({}),
    ];
    await Promise.all(calls.map((call) => expect(call).rejects.toThrow('[unauthenticated]')));
  });
});

describe('two owners at once', () => {
  it('can’t each remove the other', async () => {
    const backend = await start();
    const owner = await headersOf(backend, people.owner.email);
    const roles = apiClient(RoleService, backend.origin, owner);
    await roles.createRoleBinding({ organizationId, subject: people.viewer.subject, role: 'system:owner' });
    const other = apiClient(RoleService, backend.origin, await headersOf(backend, people.viewer.email));
    const { roleBindings } = await roles.listRoleBindings({ organizationId });
    const idOf = (subject: string) =>
      roleBindings.find((binding) => binding.subject === subject && binding.role === 'system:owner')?.id ?? '';

    const outcomes = await Promise.allSettled([
      roles.deleteRoleBinding({ organizationId, id: idOf(people.viewer.subject) }),
      other.deleteRoleBinding({ organizationId, id: idOf(people.owner.subject) }),
    ]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
