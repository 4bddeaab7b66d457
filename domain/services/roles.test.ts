import { describe, expect, it } from 'vitest';
import { permissions } from '#domain/rules/permissions.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { billingRole, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const role = (fields: { name?: string; permissions?: string[] } = {}) => {
  return { organizationId, name: 'Release', permissions: ['debuginfo.read', 'debuginfo.write'], ...fields };
};

describe('ListRoles', () => {
  it('lists the system roles first, then the organization’s own in order of creation', async () => {
    const { roles } = (await createTestWorld()).as('viewer');
    const listed = (await roles.listRoles({ organizationId })).roles;
    expect(listed.map(({ id, name, isSystem }) => [id, name, isSystem])).toEqual([
      ['system:owner', 'owner', true],
      ['system:viewer', 'viewer', true],
      ['system:writer', 'writer', true],
      ['system:profile-writer', 'profile-writer', true],
      ['system:debuginfo-writer', 'debuginfo-writer', true],
      [billingRole.id, 'Billing Admin', false],
      [spare.role.id, 'Spare', false],
    ]);
  });

  it('says what each role holds, and that nobody made the system roles', async () => {
    const { roles } = (await createTestWorld()).as('viewer');
    const listed = (await roles.listRoles({ organizationId })).roles;
    const of = (id: string) => listed.find((one) => one.id === id);
    expect(of('system:owner')).toMatchObject({ permissions, createdBy: 'system' });
    expect(of('system:profile-writer')?.permissions).toEqual(['profile.write']);
    expect(of(spare.role.id)?.permissions).toEqual(['view.read']);
  });

  it('shows no roles of another organization', async () => {
    const { roles } = (await createTestWorld()).as('stranger');
    const listed = (await roles.listRoles({ organizationId: organizations.globex })).roles;
    expect(listed.filter((listedRole) => !listedRole.isSystem)).toEqual([]);
  });
});

describe('ListPermissions', () => {
  it('names every permission, also to somebody without any role', async () => {
    const { roles } = (await createTestWorld()).as('newcomer');
    expect((await roles.listPermissions({})).permissions).toEqual([...permissions]);
  });
});

describe('CreateRole', () => {
  it('adds a role with each permission once, in the catalogue’s order', async () => {
    const world = await createTestWorld();
    const wanted = ['debuginfo.write', 'debuginfo.read', 'debuginfo.write'];
    const created = (await world.as('owner').roles.createRole(role({ name: ' Release ', permissions: wanted }))).role;
    expect(created).toMatchObject({
      name: 'Release',
      permissions: ['debuginfo.read', 'debuginfo.write'],
      isSystem: false,
      createdBy: subjectOf('owner'),
    });
    const [record] = await world.store.audit.ofOrganization(organizationId);
    expect(record?.target).toMatchObject({ name: 'Release', permissions: 'debuginfo.read,debuginfo.write' });
  });

  it('tells every violation at once', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const bad = role({ name: '', permissions: ['profile.read', 'profile.fly', '*', 'toString'] });
    const fields = ['name', 'permissions[1]', 'permissions[2]', 'permissions[3]'];
    expect(await refusal(roles.createRole(bad))).toMatchObject({ code: 'InvalidArgument', fields });
  });

  it('wants at least one permission', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const refused = await refusal(roles.createRole(role({ permissions: [] })));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['permissions'] });
  });

  it('never answers a hostile request with a larger one', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const many = Array.from({ length: 5_000 }, () => 'x'.repeat(200));
    const refused = await refusal(roles.createRole(role({ permissions: many })));
    expect(refused.fields).toHaveLength(100);
    expect(refused.message.length).toBeLessThan(15_000);
  });

  it.each(['Spare', ' Spare ', 'Owner', 'Profile Writer', 'profile_writer', 'Оwner', 'system:viewer'])(
    'refuses the name %j, which is taken',
    async (name) => {
      const { roles } = (await createTestWorld()).as('owner');
      const refused = await refusal(roles.createRole(role({ name })));
      expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
    },
  );

  it('refuses the name of another role with other spaces in it', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const refused = await refusal(roles.createRole(role({ name: 'Billing\u00A0 Admin' })));
    expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
  });

  it('refuses permissions that its maker lacks, naming them all', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      roles: before.roles.map((r) =>
        r.id === billingRole.id ? { ...r, permissions: [...r.permissions, 'role.create'] } : r,
      ),
    }));
    const wanted = ['billing.read', 'rolebinding.create', 'profile.read'];
    const refused = await refusal(world.as('billing').roles.createRole(role({ permissions: wanted })));
    const missing = { permissions: 'profile.read,rolebinding.create' };
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'ESCALATION', metadata: missing });
    expect(refused.message).toContain('profile.read, rolebinding.create');
    expect(await codeOf(world.as('billing').roles.createRole(role({ permissions: ['billing.read'] })))).toBe('OK');
  });

  it('is no way for the owner of one project to make a role of the organization', async () => {
    const { roles } = (await createTestWorld()).as('projectOwner');
    expect(await refusal(roles.createRole(role()))).toMatchObject({ metadata: { permission: 'role.create' } });
  });

  it('refuses a name to which older bindings would give rights', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      roles: before.roles.filter((r) => r.id !== billingRole.id),
    }));
    const refused = await refusal(world.as('owner').roles.createRole(role({ name: 'Billing Admin' })));
    expect(refused).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'LEFTOVER_BINDINGS',
      metadata: { count: '1' },
    });
  });
});

describe('DeleteRole', () => {
  it('removes a role that nobody holds', async () => {
    const world = await createTestWorld();
    await world.as('owner').roles.deleteRole({ organizationId, id: spare.role.id });
    const listed = (await world.as('owner').roles.listRoles({ organizationId })).roles;
    expect(listed.map(({ name }) => name)).not.toContain('Spare');
    expect(await world.audited()).toEqual(['DeleteRole']);
  });

  it('refuses a role in use, and says by how many bindings', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    await roles.createRoleBinding({
      organizationId,
      subject: subjectOf('newcomer'),
      role: billingRole.reference,
      projectId: projects.alpha,
    });
    const refused = await refusal(roles.deleteRole({ organizationId, id: billingRole.id }));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'ROLE_IN_USE', metadata: { count: '2' } });
    expect(refused.message).toContain('2 role binding(s)');
  });

  it('refuses a role that an open invite hands out, until the invite ends', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const { invite } = await roles.createInvite({ organizationId, roleId: spare.role.id });
    const refused = await refusal(roles.deleteRole({ organizationId, id: spare.role.id }));
    expect(refused).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'ROLE_IN_USE',
      metadata: { count: '1' },
    });
    expect(refused.message).toContain('invite');
    await roles.expireInvite({ organizationId, id: invite?.id ?? '' });
    expect(await codeOf(roles.deleteRole({ organizationId, id: spare.role.id }))).toBe('OK');
  });

  it('refuses a system role', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const refused = await refusal(roles.deleteRole({ organizationId, id: 'system:viewer' }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['id'] });
  });

  it.each(['', 'not-a-uuid', projects.unknown, billingRole.reference, idOf('owner', 'binding')])(
    'answers NotFound for %j',
    async (id) => {
      const { roles } = (await createTestWorld()).as('owner');
      expect(await codeOf(roles.deleteRole({ organizationId, id }))).toBe('NotFound');
    },
  );

  it('finds no role of another organization', async () => {
    const { roles } = (await createTestWorld()).as('stranger');
    const call = roles.deleteRole({ organizationId: organizations.globex, id: spare.role.id });
    expect(await codeOf(call)).toBe('NotFound');
  });
});
