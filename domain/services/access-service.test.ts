import { describe, expect, it } from 'vitest';
import { permissionsOfRole } from '#domain/rules/access.ts';
import { permissions } from '#domain/rules/permissions.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { Store } from '#domain/store/store.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, billingRole, idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const { alpha, beta, gamma, unknown } = projects;
const all = permissions.length;

describe('GetOwnAccess', () => {
  it.each<[Actor, Record<string, number>]>([
    ['owner', { '': all }],
    ['viewer', { '': permissionsOfRole('system:viewer', []).length }],
    ['projectOwner', { '': 0, [alpha]: all }],
    ['billing', { '': 2 }],
    ['ownerMachine', { '': all }],
    ['scraper', { '': 0, [alpha]: 1 }],
    ['idleMachine', { '': 0 }],
    ['limitedMachine', { '': 0, [alpha]: all }],
  ])('tells %s how many permissions they hold, scope by scope', async (actor, expected) => {
    const { scopes } = await (await createTestWorld()).as(actor).access.getOwnAccess({ organizationId });
    expect(scopes.map((scope) => [scope.projectId, scope.permissions.length])).toEqual(Object.entries(expected));
  });

  it('lists permissions as ListPermissions does, the organization-wide ones at every scope', async () => {
    const world = await createTestWorld((before) => withBindings(before, [bound('viewer', alpha, 'system:owner')]));
    const { access, roles } = world.as('viewer');
    const { scopes } = await access.getOwnAccess({ organizationId });
    const catalogue = (await roles.listPermissions({})).permissions;
    const viewer: readonly string[] = permissionsOfRole('system:viewer', []);
    expect(scopes).toMatchObject([
      { projectId: '', permissions: catalogue.filter((permission) => viewer.includes(permission)) },
      { projectId: alpha, permissions: catalogue },
    ]);
  });

  it('leaves a project out where nothing is added, that is gone, or that is another organization’s', async () => {
    const added = [bound('viewer', beta, 'system:viewer'), ...[gamma, unknown].map((id) => bound('viewer', id))];
    const world = await createTestWorld((before) => withBindings(before, added));
    const { scopes, roleBindings } = await world.as('viewer').access.getOwnAccess({ organizationId });
    expect(scopes.map(({ projectId }) => projectId)).toEqual(['']);
    expect(roleBindings.map(({ projectId }) => projectId).toSorted()).toEqual(['', beta, gamma, unknown].toSorted());
  });

  it('shows a person their own role bindings, and nobody else’s', async () => {
    const { roleBindings } = await (await createTestWorld()).as('billing').access.getOwnAccess({ organizationId });
    const expected = { id: idOf('billing', 'binding'), role: billingRole.reference, projectId: '' };
    expect(roleBindings).toEqual([expect.objectContaining({ ...expected, createdBy: 'system' })]);
  });

  it('shows nothing of another organization to whoever has a part in both', async () => {
    const world = await createTestWorld((before) => withBindings(before, [bound('stranger', null, 'system:viewer')]));
    const { access } = world.as('stranger');
    const here = await access.getOwnAccess({ organizationId });
    const there = await access.getOwnAccess({ organizationId: organizations.globex });
    expect(here.roleBindings.map(({ role }) => role)).toEqual(['system:viewer']);
    expect(there.roleBindings.map(({ role }) => role)).toEqual(['system:owner']);
    expect(there.owners.map(({ subject }) => subject)).toEqual([subjectOf('stranger')]);
  });

  it('tells at once that a role was taken away', async () => {
    const world = await createTestWorld();
    const { access } = world.as('scraper');
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: idOf('scraper', 'binding') });
    expect(await access.getOwnAccess({ organizationId })).toMatchObject({ roleBindings: [], scopes: [{}] });
  });

  it('answers alike for another organization and for one that does not exist', async () => {
    const world = await createTestWorld();
    for (const actor of ['newcomer', 'stranger', 'strangerMachine'] as const) {
      const { access } = world.as(actor);
      const foreign = await refusal(access.getOwnAccess({ organizationId }));
      expect(foreign).toMatchObject({ code: 'NotFound', metadata: { what: 'organization' } });
      for (const id of [unknown, 'not-a-uuid', '']) {
        expect(await refusal(access.getOwnAccess({ organizationId: id }))).toEqual(foreign);
      }
    }
  });

  it('answers nobody who did not sign in, and no token that was revoked', async () => {
    const world = await createTestWorld();
    expect(await codeOf(world.as('signedOut').access.getOwnAccess({ organizationId }))).toBe('Unauthenticated');
    const serviceAccountId = idOf('agent', 'account');
    const token = { organizationId, serviceAccountId, id: idOf('agent', 'token') };
    await world.as('owner').accounts.deleteServiceAccountToken(token);
    expect(await codeOf(world.as('agent').access.getOwnAccess({ organizationId }))).toBe('Unauthenticated');
  });
});

describe('the owners whom GetOwnAccess names', () => {
  it.each<Actor>(['owner', 'viewer', 'billing', 'projectOwner'])('are known to %s', async (actor) => {
    const { owners } = await (await createTestWorld()).as(actor).access.getOwnAccess({ organizationId });
    const expected = { subject: subjectOf('owner'), name: 'owner', email: 'owner@acme.example' };
    expect(owners).toEqual([expect.objectContaining(expected)]);
  });

  it.each<Actor>(['ownerMachine', 'agent', 'limitedMachine'])(
    'are not told to %s, nor any other person',
    async (actor) => {
      const madeByOwner = { ...bound('agent', beta), createdBy: subjectOf('owner') };
      const world = await createTestWorld((before) => withBindings(before, [madeByOwner]));
      const answer = await world.as(actor).access.getOwnAccess({ organizationId });
      expect(answer.roleBindings.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toContain('@');
    },
  );

  it('are people who own all of it and can sign in, each once', async () => {
    const never = 'user:google:never@acme.example';
    const world = await createTestWorld((before) =>
      withBindings(before, [
        { ...owning(subjectOf('owner')), projectId: alpha },
        { ...owning(subjectOf('owner')), id: 'twice' },
        ...[never, 'oidc:dev:old@acme.example', 'user:gone:a@acme.example', 'user:dev:Upper@acme.example'].map(owning),
        ...['serviceaccount:agent', 'system', ''].map(owning),
      ]),
    );
    const { owners } = await world.as('viewer').access.getOwnAccess({ organizationId });
    expect(owners.map(({ subject, name }) => [subject, name])).toEqual([
      [subjectOf('owner'), 'owner'],
      [never, ''],
    ]);
  });

  it.each([5, 300])('are first those who have signed in, also after %i owners who never did', async (count) => {
    const others = [...manyOwners(count), owning(subjectOf('viewer'))];
    const world = await createTestWorld((before) => withBindings(before, others));
    const { owners } = await world.as('viewer').access.getOwnAccess({ organizationId });
    expect(owners.map(({ name }) => name)).toEqual(['owner', 'viewer', '', '', '']);
  });

  it('are five at most, those first who have owned it longest', async () => {
    const world = await createTestWorld((before) => withBindings(before, manyOwners(20)));
    const { owners } = await world.as('viewer').access.getOwnAccess({ organizationId });
    expect(owners.map(({ email }) => email)).toEqual(['owner', 'n0', 'n1', 'n2', 'n3'].map((n) => `${n}@acme.example`));
  });
});

describe('the reads of GetOwnAccess', () => {
  it('are as many for a thousand role bindings as for a few', async () => {
    const few = [bound('viewer', alpha), ...manyOwners(5)];
    const own = Array.from({ length: 1000 }, (_, n) => ({ ...bound('viewer', alpha), id: `own ${n}` }));
    expect(await readsWith([...own, ...manyOwners(100)])).toEqual(await readsWith(few));
    expect(await readsWith(few)).toHaveLength(3);
  });

  it('go on, 200 owners at a time, while too few of them have signed in', async () => {
    expect(await readsWith(manyOwners(1000))).toHaveLength(3 + 5);
  });
});

/** A role binding of an actor, made after all that the world starts with. */
function bound(actor: Actor, projectId: string | null = null, role = 'system:owner'): RoleBinding {
  const id = `${actor} ${projectId} ${role}`;
  const made = { createdAt: new Date('2026-02-28T20:00:00.000Z'), createdBy: 'system' };
  return { ...made, id, organizationId, subject: subjectOf(actor), projectId, role };
}

function owning(subject: string): RoleBinding {
  return { ...bound('viewer'), id: `of ${subject}`, subject };
}

function manyOwners(count: number): RoleBinding[] {
  return Array.from({ length: count }, (_, n) => {
    const createdAt = new Date(Date.UTC(2026, 1, 28, 21, 0, n));
    return { ...bound('owner'), id: `owner ${n}`, subject: `user:dev:n${n}@acme.example`, createdAt };
  });
}

function withBindings(world: World, added: readonly RoleBinding[]): World {
  return { ...world, bindings: [...world.bindings, ...added] };
}

/** The lookups that one answer to the viewer takes. */
async function readsWith(added: readonly RoleBinding[]): Promise<string[]> {
  const reads: string[] = [];
  const change = (before: World) => withBindings(before, added);
  const world = await createTestWorld(change, (host) => ({ ...host, store: counting(host.store, reads) }));
  await world.as('viewer').access.getOwnAccess({ organizationId });
  return reads.toSorted();
}

/** The store, with a note of every lookup. */
function counting(store: Store, reads: string[]): Store {
  return new Proxy(store, {
    get: (target, table) =>
      new Proxy(Reflect.get(target, table), {
        get(group, name) {
          reads.push(`${String(table)}.${String(name)}`);
          return Reflect.get(group, name);
        },
      }),
  });
}
