import { expect, it } from 'vitest';
import type { World } from '#domain/store/world.ts';
import { countingStore } from '#domain/testing/counting-store.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };

/** Acme with this many people besides, each of whom made an invite and accepted the next one's. */
function withPeople(count: number): (world: World) => World {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const moment = new Date(0);
  const seen = { createdAt: moment, lastLoginAt: moment, updatedAt: null, issuer: null, sub: null };
  const open = { organizationId, createdAt: moment, expiresAt: null, expiredAt: null, expiredBy: null };
  const email = (n: number) => `person-${n % count}@acme.example`;
  const user = (n: number) => ({ id: `user-${n}`, provider: 'dev', email: email(n), name: `Person ${n}` });
  const bound = (n: number) => ({ id: `b-${n}`, subject: `user:dev:${email(n)}`, role: 'system:owner' });
  const invite = (n: number) => ({ id: `invite-${n}`, token: `token-${n}`, createdBy: `user:dev:${email(n)}` });
  const acceptance = (n: number) => ({
    id: `a-${n}`,
    organizationId,
    inviteId: `invite-${n}`,
    acceptedBy: `user:dev:${email(n + 1)}`,
    acceptedAt: new Date(n),
    roleBindingId: `b-${n}`,
  });
  return (world) => ({
    ...world,
    users: world.users.concat(numbers.map((n) => Object.assign(user(n), seen))),
    bindings: world.bindings.concat(numbers.map((n) => Object.assign(bound(n), made, { projectId: null }))),
    invites: world.invites.concat(numbers.map((n) => Object.assign(invite(n), open, { roleId: spare.role.id }))),
    acceptances: numbers.map(acceptance),
  });
}

async function readsOf(count: number, call: (clients: Clients) => Promise<unknown>): Promise<string[]> {
  const reads: string[] = [];
  const world = await createTestWorld(withPeople(count), (host) => ({
    ...host,
    store: countingStore(host.store, reads),
  }));
  await call(world.as('owner'));
  return reads;
}

it.each<[string, (clients: Clients) => Promise<unknown>]>([
  ['ListInvites', ({ roles }) => roles.listInvites({ organizationId })],
  ['ListInviteAcceptances', ({ roles }) => roles.listInviteAcceptances({ organizationId, inviteId: 'invite-0' })],
  ['GetInviteDetails', ({ roles }) => roles.getInviteDetails({ token: 'token-0' })],
  ['ListPeople', ({ people }) => people.listPeople({ organizationId })],
  ['GetOrganizationUsers', ({ organizations: client }) => client.getOrganizationUsers({ id: organizationId })],
])('%s reads as often for many people and invites as for two', async (_name, call) => {
  const few = await readsOf(2, call);
  expect(await readsOf(60, call)).toEqual(few);
  expect(few.length).toBeLessThan(12);
});

it('of many invites, each shows its own acceptances and its own link', async () => {
  const world = await createTestWorld(withPeople(60));
  const { people } = world.as('owner');
  const { invites } = await world.as('owner').roles.listInvites({ organizationId });
  const own = invites.filter(({ id }) => id.startsWith('invite-'));
  expect(own.map(({ token }) => token.replace('token', 'invite'))).toEqual(own.map(({ id }) => id));
  expect(own.every(({ acceptanceCount }) => acceptanceCount === 1)).toBe(true);
  expect(invites.find(({ id }) => id === spare.invite.id)?.acceptanceCount).toBe(0);
  const listed = (await people.listPeople({ organizationId })).people;
  const one = listed.find(({ email }) => email === 'person-7@acme.example');
  expect(one).toMatchObject({ name: 'Person 7', userId: 'user-7', cameBy: 'invite-6' });
  expect(listed.find(({ subject }) => subject === subjectOf('owner'))?.userId).toBe(idOf('owner', 'account'));
});

/** The calls that name a project and no organization. */
const ofProject: [string, (clients: Clients, id: string) => Promise<unknown>][] = [
  ['GetProject', ({ projects: client }, id) => client.getProject({ id })],
  ['GetProjectTokens', ({ projects: client }, id) => client.getProjectTokens({ id })],
  ['CreateProjectToken', ({ projects: client }, id) => client.createProjectToken({ id, name: 'new' })],
  ['GetLoginConfigForProject', ({ projects: client }, projectId) => client.getLoginConfigForProject({ projectId })],
  ['ShouldInitiateUpload', ({ debuginfo }) => debuginfo.shouldInitiateUpload({ buildId: 'b' })],
  ['WriteRaw', ({ profiles }) => profiles.writeRaw({})],
];
const askers: Actor[] = ['owner', 'newcomer', 'agent', 'limitedMachine'];

it.each(ofProject.flatMap(([name, call]) => askers.map((actor) => ({ name, call, actor }))))(
  '$name by $actor reads for another organization’s project as for one that isn’t there, so its time tells nothing',
  async ({ call, actor }) => {
    const readsFor = async (id: string) => {
      const reads: string[] = [];
      const world = await createTestWorld(undefined, (host) => ({ ...host, store: countingStore(host.store, reads) }));
      expect(['NotFound', 'PermissionDenied']).toContain(await codeOf(call(world.as(actor, id), id)));
      return reads;
    };
    expect(await readsFor(projects.gamma)).toEqual(await readsFor(projects.unknown));
  },
);
