import { describe, expect, it } from 'vitest';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { billingRole, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const grant = (fields: { subject?: string; role?: string; projectId?: string; entity?: string } = {}) => {
  return { organizationId, subject: 'user:dev:new@acme.example', role: 'system:viewer', ...fields };
};

describe('ListRoleBindings', () => {
  it('lists all bindings, also those whose project is gone', async () => {
    const world = await createTestWorld((before) => withBinding(before, { projectId: projects.unknown }));
    const { roleBindings } = await world.as('viewer').roles.listRoleBindings({ organizationId });
    expect(roleBindings).toHaveLength(12);
    expect(roleBindings.filter((binding) => binding.projectId === projects.unknown)).toHaveLength(1);
    expect(roleBindings.map((binding) => binding.organizationId)).not.toContain(organizations.globex);
  });

  it('keeps only the bindings of a project, for which rights in that project suffice', async () => {
    const world = await createTestWorld();
    const request = { organizationId, projectId: projects.alpha };
    const { roleBindings } = await world.as('projectOwner').roles.listRoleBindings(request);
    expect(roleBindings.map((binding) => binding.subject).toSorted()).toEqual(
      [subjectOf('projectOwner'), subjectOf('scraper')].toSorted(),
    );
  });

  it.each([undefined, projects.beta, projects.gamma, projects.unknown])(
    'is denied to the owner of one project for %j',
    async (projectId) => {
      const { roles } = (await createTestWorld()).as('projectOwner');
      const refused = await refusal(roles.listRoleBindings({ organizationId, ...(projectId && { projectId }) }));
      expect(refused).toMatchObject({ code: 'PermissionDenied', metadata: { permission: 'rolebinding.list' } });
    },
  );

  it('answers for another organization’s project as for an unknown one: nothing', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    for (const projectId of [projects.gamma, projects.unknown, 'not-a-uuid']) {
      expect((await roles.listRoleBindings({ organizationId, projectId })).roleBindings).toEqual([]);
    }
  });
});

describe('CreateRoleBinding', () => {
  it('takes effect with the next call', async () => {
    const world = await createTestWorld();
    const newcomer = world.as('newcomer').roles;
    expect(await codeOf(newcomer.listRoles({ organizationId }))).toBe('NotFound');
    const request = grant({ subject: 'user:dev:Newcomer@ACME.example' });
    const { roleBinding } = await world.as('owner').roles.createRoleBinding(request);
    expect(roleBinding).toMatchObject({
      subject: subjectOf('newcomer'),
      projectId: '',
      entity: '',
      role: 'system:viewer',
    });
    expect(await codeOf(newcomer.listRoles({ organizationId }))).toBe('OK');
    const [record] = await world.store.audit.ofOrganization(organizationId);
    expect(record).toMatchObject({ action: 'CreateRoleBinding', target: { subject: subjectOf('newcomer') } });
  });

  it('gives a service account a custom role in one project', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const request = grant({
      subject: subjectOf('idleMachine'),
      role: billingRole.reference,
      projectId: projects.beta,
    });
    expect((await roles.createRoleBinding(request)).roleBinding).toMatchObject({
      subject: subjectOf('idleMachine'),
      projectId: projects.beta,
      role: billingRole.reference,
    });
  });

  it('tells every violation at once', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const bad = grant({ subject: 'ada', role: 'system:admin', projectId: 'nowhere', entity: 'service' });
    const fields = ['subject', 'role', 'project_id', 'entity'];
    expect(await refusal(roles.createRoleBinding(bad))).toMatchObject({ code: 'InvalidArgument', fields });
  });

  it.each([
    ['an older form of subject', { subject: 'oidc:dev:ada@acme.example' }, 'subject'],
    ['the system', { subject: 'system' }, 'subject'],
    ['a person without a plausible e-mail', { subject: 'user:dev:ada' }, 'subject'],
    ['no role', { role: '' }, 'role'],
    ['a role by its id', { role: billingRole.id }, 'role'],
    ['a role that is gone', { role: `${organizations.acme}:Gone` }, 'role'],
    ['a role of another organization', { role: `${organizations.globex}:Billing Admin` }, 'role'],
    ['an entity, which would be ignored', { entity: 'x' }, 'entity'],
  ])('refuses %s', async (_what, fields, field) => {
    const { roles } = (await createTestWorld()).as('owner');
    const refused = await refusal(roles.createRoleBinding(grant(fields)));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: [field] });
  });

  it('refuses a project of another organization exactly like one that does not exist', async () => {
    const world = await createTestWorld();
    for (const actor of ['owner', 'projectOwner'] as const) {
      const { roles } = world.as(actor);
      const foreign = await refusal(roles.createRoleBinding(grant({ projectId: projects.gamma })));
      const unknown = await refusal(roles.createRoleBinding(grant({ projectId: projects.unknown })));
      expect({ ...foreign, message: foreign.message.replace(projects.gamma, projects.unknown) }).toEqual(unknown);
    }
  });

  it.each(['nobody', 'strangerMachine'])('refuses the service account %s, which is not there', async (name) => {
    const { roles } = (await createTestWorld()).as('owner');
    const refused = await refusal(roles.createRoleBinding(grant({ subject: `serviceaccount:${name}` })));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'ACCOUNT_MISSING' });
  });

  it('refuses what the subject has already, in any spelling, and allows it at another scope', async () => {
    const { roles } = (await createTestWorld()).as('owner');
    const twin = grant({ subject: 'user:dev: VIEWER@acme.example' });
    const refused = await refusal(roles.createRoleBinding(twin));
    const metadata = { id: idOf('viewer', 'binding') };
    expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'BINDING_EXISTS', metadata });
    expect(await codeOf(roles.createRoleBinding({ ...twin, projectId: projects.alpha }))).toBe('OK');
  });

  it('lets the owner of one project give roles there and nowhere else', async () => {
    const { roles } = (await createTestWorld()).as('projectOwner');
    const owner = grant({ role: 'system:owner' });
    expect(await codeOf(roles.createRoleBinding({ ...owner, projectId: projects.alpha }))).toBe('OK');
    expect(await codeOf(roles.createRoleBinding({ ...owner, projectId: projects.beta }))).toBe('PermissionDenied');
    expect(await codeOf(roles.createRoleBinding(owner))).toBe('PermissionDenied');
  });

  it('refuses a role above its giver, naming every permission that is missing', async () => {
    const world = await createTestWorld((before) => withBillingPermission(before, 'rolebinding.create'));
    const { roles } = world.as('billing');
    expect(await codeOf(roles.createRoleBinding(grant({ role: billingRole.reference })))).toBe('OK');
    const refused = await refusal(roles.createRoleBinding(grant({ role: 'system:debuginfo-writer' })));
    const metadata = { permissions: 'debuginfo.write' };
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'ESCALATION', metadata });
    const self = grant({ subject: subjectOf('billing'), role: 'system:owner' });
    expect(await refusal(roles.createRoleBinding(self))).toMatchObject({ reason: 'ESCALATION' });
    expect(await world.audited()).toEqual(['CreateRoleBinding']);
  });

  it('gives a token that is limited to a project no say outside of it', async () => {
    const { roles } = (await createTestWorld()).as('limitedMachine');
    expect(await codeOf(roles.createRoleBinding(grant({ projectId: projects.alpha })))).toBe('OK');
    expect(await codeOf(roles.createRoleBinding(grant({ projectId: projects.beta })))).toBe('PermissionDenied');
    expect(await codeOf(roles.createRoleBinding(grant()))).toBe('PermissionDenied');
  });
});

describe('DeleteRoleBinding', () => {
  it('takes effect with the next call', async () => {
    const world = await createTestWorld();
    const remove = { organizationId, id: idOf('viewer', 'binding') };
    expect(await codeOf(world.as('viewer').roles.listRoles({ organizationId }))).toBe('OK');
    await world.as('owner').roles.deleteRoleBinding(remove);
    expect(await codeOf(world.as('viewer').roles.listRoles({ organizationId }))).toBe('NotFound');
    expect(await codeOf(world.as('owner').roles.deleteRoleBinding(remove))).toBe('NotFound');
    expect(await world.audited()).toEqual(['DeleteRoleBinding']);
  });

  it('asks for the right at the binding’s own scope', async () => {
    const { roles } = (await createTestWorld()).as('projectOwner');
    const remove = (id: string) => codeOf(roles.deleteRoleBinding({ organizationId, id }));
    expect(await remove(idOf('scraper', 'binding'))).toBe('OK');
    expect(await remove(idOf('scraper', 'binding'))).toBe('NotFound');
    expect(await remove(spare.bindingId)).toBe('PermissionDenied');
  });

  it('asks for the right organization-wide when the project is gone', async () => {
    const gone = { projectId: projects.unknown };
    const world = await createTestWorld((before) => withBinding(before, gone));
    const remove = { organizationId, id: extraId };
    expect(await codeOf(world.as('projectOwner').roles.deleteRoleBinding(remove))).toBe('PermissionDenied');
    expect(await codeOf(world.as('owner').roles.deleteRoleBinding(remove))).toBe('OK');
  });

  it('gives rights at a project that is gone to nobody', async () => {
    const gone = { subject: subjectOf('newcomer'), role: 'system:owner', projectId: projects.unknown };
    const world = await createTestWorld((before) => withBinding(before, gone));
    const call = world.as('newcomer').roles.deleteRoleBinding({ organizationId, id: extraId });
    expect(await codeOf(call)).toBe('PermissionDenied');
  });

  it.each(['', 'not-a-uuid', projects.unknown, idOf('stranger', 'binding')])('answers NotFound for %j', async (id) => {
    const world = await createTestWorld();
    expect(await codeOf(world.as('owner').roles.deleteRoleBinding({ organizationId, id }))).toBe('NotFound');
    expect(await codeOf(world.as('viewer').roles.deleteRoleBinding({ organizationId, id }))).toBe('PermissionDenied');
  });

  it('removes one of two equal bindings and keeps the other', async () => {
    const world = await createTestWorld((before) => withBinding(before, { subject: subjectOf('viewer') }));
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: extraId });
    expect(await codeOf(world.as('viewer').roles.listRoles({ organizationId }))).toBe('OK');
  });
});

const extraId = 'e0000000-0000-4000-8000-000000000001';

function withBinding(world: World, fields: Partial<RoleBinding>): World {
  const binding = {
    id: extraId,
    organizationId,
    subject: 'user:dev:extra@acme.example',
    projectId: null,
    role: 'system:viewer',
    createdAt: new Date(0),
    createdBy: 'system',
    ...fields,
  };
  return { ...world, bindings: [...world.bindings, binding] };
}

function withBillingPermission(world: World, permission: string): World {
  const roles = world.roles.map((role) =>
    role.id === billingRole.id ? { ...role, permissions: [...role.permissions, permission] } : role,
  );
  return { ...world, roles };
}
