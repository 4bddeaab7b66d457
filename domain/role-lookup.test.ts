import { describe, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import type { Store, StoreReader } from '#domain/store/store.ts';
import type { World } from '#domain/store/world.ts';
import { refusal } from '#domain/testing/refusal.ts';
import { organizations, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };
const reference = (name: string) => roleReference(organizationId, name);

/** The newcomer may bind roles and nothing else; a role with more than that waits. */
function withStrongRole(name: string): (world: World) => World {
  return (world) => ({
    ...world,
    roles: [
      ...world.roles,
      { ...made, id: 'binder', name: 'Binder', permissions: ['rolebinding.create'], version: 1 },
      { ...made, id: 'strong', name, permissions: ['organization.delete'], version: 1 },
    ],
    bindings: [
      ...world.bindings,
      { ...made, id: 'binds', subject: subjectOf('newcomer'), projectId: null, role: reference('Binder') },
    ],
  });
}

/** A store that finds roles by text that is not quite theirs, as databases do. */
function finding(fold: (name: string) => string): (host: Host) => Host {
  const folded = <Reader extends StoreReader>(reader: Reader): Reader => ({
    ...reader,
    roles: {
      ...reader.roles,
      byName: async (organization: string, name: string) =>
        (await reader.roles.ofOrganization(organization)).find((role) => fold(role.name) === fold(name)),
    },
  });
  return (host) => {
    const store: Store = { ...host.store, transaction: (work) => host.store.transaction((tx) => work(folded(tx))) };
    return { ...host, store };
  };
}

const withoutNul = (text: string) => text.replaceAll('\u0000', '\uFFFD');

describe('a role that the store finds by another text than its own', () => {
  it('is checked by what it grants: nobody gives themselves more than they hold', async () => {
    const world = await createTestWorld(
      withStrongRole('Strong'),
      finding((name) => name.toLowerCase()),
    );
    const request = { organizationId, subject: subjectOf('newcomer'), role: reference('strong') };
    const refused = await refusal(world.as('newcomer').roles.createRoleBinding(request));
    expect(refused).toMatchObject({ reason: 'ESCALATION', metadata: { permissions: 'organization.delete' } });
  });

  it('is stored by its own reference, and once', async () => {
    const world = await createTestWorld(
      withStrongRole('Strong'),
      finding((name) => name.toLowerCase()),
    );
    const { roles } = world.as('owner');
    const request = { organizationId, subject: subjectOf('viewer'), role: reference('STRONG') };
    expect((await roles.createRoleBinding(request)).roleBinding?.role).toBe(reference('Strong'));
    expect(await refusal(roles.createRoleBinding(request))).toMatchObject({ reason: 'BINDING_EXISTS' });
  });

  it.each(['R\u0000le', 'R\uFFFDle'])('is not looked for by the unreadable %j', async (name) => {
    const world = await createTestWorld(withStrongRole('R\uFFFDle'), finding(withoutNul));
    const request = { organizationId, subject: subjectOf('newcomer'), role: reference(name) };
    for (const actor of ['newcomer', 'owner'] as const) {
      const refused = await refusal(world.as(actor).roles.createRoleBinding(request));
      expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['role'] });
    }
  });
});
