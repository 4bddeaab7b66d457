import { describe, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { validCalls } from '#domain/testing/valid-calls.ts';

const secretOfTheHost = 'could not write /var/lib/secret/path';
const grant = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };
const { roles, accounts, capabilities, access, customRoles, people, users, debuginfo, profiles } = validCalls;
const { activity, migrations, ledger } = validCalls;
const { createSession: _notHere, ...billing } = validCalls.billing;
const { getOrganizationUsers, removeOrganizationUser } = validCalls.organizations;
const { createOrganization, updateOrganization, deleteOrganization } = validCalls.organizations;
const { leaveOrganization } = validCalls.membership;
const { createProjectToken: _refused, ...projectCalls } = validCalls.projects;
const writing = {
  ...roles,
  ...accounts,
  ...capabilities,
  ...access,
  ...customRoles,
  ...people,
  ...projectCalls,
  ...activity,
  ...migrations,
  ...billing,
  ...ledger,
  ...users,
  ...debuginfo,
  ...profiles,
  getOrganizationUsers,
  removeOrganizationUser,
  createOrganization,
  updateOrganization,
  deleteOrganization,
  leaveOrganization,
};
const writes = new Set([
  'add',
  'remove',
  'removeOfSubject',
  'removeOfProject',
  'save',
  'update',
  'renameRole',
  'addAcceptance',
  'saveAccount',
]);

/** How many writes each RPC makes, in one transaction or as its only one; all others make none. */
const expectedWrites: Readonly<Partial<Record<keyof typeof writing, number>>> = {
  createRole: 2,
  deleteRole: 2,
  createRoleBinding: 2,
  deleteRoleBinding: 2,
  createInvite: 2,
  expireInvite: 2,
  acceptInvite: 3,
  createServiceAccount: 2,
  deleteServiceAccount: 5,
  createServiceAccountToken: 2,
  deleteServiceAccountToken: 2,
  updateRole: 3,
  createProject: 2,
  updateProject: 2,
  deleteProject: 6,
  deleteProjectToken: 2,
  createMigration: 2,
  endMigration: 2,
  removePerson: 2,
  removeOrganizationUser: 2,
  cancelSubscription: 2,
  updateCustomer: 2,
  createOrganization: 3,
  updateOrganization: 2,
  deleteOrganization: 2,
  leaveOrganization: 2,
  updateSelf: 2,
  initiateUpload: 1,
  upload: 1,
  markUploadFinished: 1,
  writeRaw: 1,
};

/** An invite that ends with the service account that is deleted. */
function withInviteOfMachine(world: World): World {
  const made = { id: projects.unknown, token: 'of the machine', createdBy: subjectOf('idleMachine') };
  return { ...world, invites: world.invites.flatMap((invite) => [invite, { ...invite, ...made }]) };
}

/** An owner makes each call but two: an invite is for somebody without a role, and the last owner can't leave. */
function actorOf(name: string): Actor {
  if (name === 'acceptInvite') return 'newcomer';
  return name === 'leaveOrganization' ? 'viewer' : 'owner';
}

describe.each(Object.entries(writing))('%s', (name, call) => {
  const expected = Object.entries(expectedWrites).find(([method]) => method === name)?.[1] ?? 0;

  it(`makes ${expected} writes, in one transaction at most`, async () => {
    const log: string[] = [];
    const world = await createTestWorld(withInviteOfMachine, (host) => ({ ...host, store: logging(host.store, log) }));
    expect(await codeOf(call(world.as(actorOf(name), projects.beta), grant))).toBe('OK');
    expect(log.filter((entry) => entry !== 'transaction')).toHaveLength(expected);
    expect(log.filter((entry) => entry === 'transaction').length).toBeLessThanOrEqual(1);
  });

  it.each(Array.from({ length: expected }, (_, index) => index + 1))(
    'leaves nothing behind when write %i fails, and tells nothing but a request id',
    async (failing) => {
      const world = await createTestWorld(withInviteOfMachine, (host) => ({
        ...host,
        store: failingAt(host.store, failing),
      }));
      const untouched = await snapshot(world.store);
      const refused = await refusal(call(world.as(actorOf(name), projects.beta), grant));
      expect(refused.code).toBe('Internal');
      expect(refused.message).not.toContain('secret');
      expect(world.reports).toHaveLength(1);
      expect(refused.message).toContain(world.reports[0]?.requestId);
      expect(refused.metadata).toEqual({});
      expect(await snapshot(world.store)).toEqual(untouched);
    },
  );
});

const failure = () => Promise.reject(new Error(secretOfTheHost));

describe('an unexpected error', () => {
  it.each<[string, (host: Host) => Host]>([
    ['a reading call', ({ store, ...host }) => ({ ...host, store: { ...store, access: { factsOf: failure } } })],
    ['a transaction', ({ store, ...host }) => ({ ...host, store: { ...store, transaction: failure } })],
    ['the host’s sign-in', (host) => ({ ...host, identify: failure })],
  ])('of %s is told by its request id alone', async (_what, around) => {
    const world = await createTestWorld(undefined, around);
    const { roles: client } = world.as('owner');
    const organizationId = organizations.acme;
    const refused = await refusal(
      client.listRoles({ organizationId }).then(() => client.expireInvite({ organizationId, id: spare.invite.id })),
    );
    expect(refused).toMatchObject({ code: 'Internal', reason: undefined, metadata: {}, fields: [] });
    expect(refused.message).toContain(world.reports[0]?.requestId);
    expect(refused.message).not.toContain('secret');
    expect(world.reports.map(({ error }) => error)).toEqual([new Error(secretOfTheHost)]);
  });
});

/** All that a failed write could have changed. */
async function snapshot(store: Store) {
  const id = organizations.acme;
  return {
    organization: await store.organizations.byId(id),
    created: await store.organizations.countCreatedBy(subjectOf('owner')),
    roles: await store.roles.ofOrganization(id),
    bindings: await store.bindings.ofOrganization(id),
    accounts: await store.serviceAccounts.ofOrganization(id),
    tokens: await store.tokens.ofAccount(id, idOf('idleMachine', 'account')),
    invites: await store.invites.ofOrganization(id),
    audit: await store.audit.ofOrganization(id),
    owner: await store.users.byId(idOf('owner', 'account')),
    upload: await store.debuginfo.byBuildId(projects.beta, 'open-build', 0),
    newUpload: await store.debuginfo.byBuildId(projects.beta, 'new-build', 0),
    account: await store.billing.accountOf(id),
    usage: await store.usage.inDays(id, '2026-03-01', '2026-03-01'),
  };
}

function logging(store: Store, log: string[]): Store {
  return watched(
    store,
    (write) => log.push(write),
    () => log.push('transaction'),
  );
}

function failingAt(store: Store, failing: number): Store {
  let count = 0;
  return watched(store, () => {
    count += 1;
    if (count === failing) throw new Error(secretOfTheHost);
  });
}

/** The store, with a look at every write before it is made. */
function watched(store: Store, onWrite: (name: string) => void, onTransaction = () => {}): Store {
  return {
    ...store,
    async addUsage(usage) {
      onWrite('addUsage');
      await store.addUsage(usage);
    },
    transaction: (work) =>
      store.transaction((tx) => {
        onTransaction();
        return work(watchedTransaction(tx, onWrite));
      }),
  };
}

function watchedTransaction(tx: StoreTransaction, onWrite: (name: string) => void): StoreTransaction {
  return new Proxy(tx, {
    get: (target, table) =>
      new Proxy(Reflect.get(target, table), {
        get(group, name) {
          const method: unknown = Reflect.get(group, name);
          if (typeof method !== 'function' || !writes.has(String(name))) return method;
          return async (...given: unknown[]) => {
            onWrite(`${String(table)}.${String(name)}`);
            return Reflect.apply(method, group, given);
          };
        },
      }),
  });
}
