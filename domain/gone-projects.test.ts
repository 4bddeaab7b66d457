import { describe, expect, it } from 'vitest';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };

/** The actor owns a project that Acme does not have. */
function owningElsewhere(actor: Actor, projectId: string): (world: World) => World {
  const binding = { ...made, id: 'elsewhere', subject: subjectOf(actor), projectId, role: 'system:owner' };
  return (world) => ({ ...world, bindings: [...world.bindings, binding] });
}

/** The token of the machine that may do everything is limited to this project. */
function limitedTo(projectId: string): (world: World) => World {
  return (world) => ({
    ...world,
    tokens: world.tokens.map((token) => (token.id === idOf('ownerMachine', 'token') ? { ...token, projectId } : token)),
  });
}

/** The newcomer may make tokens, and nothing else. */
function andTokenMaker(world: World): World {
  const role = { ...made, id: 'maker', name: 'Maker', permissions: ['serviceaccounttoken.create'], version: 1 };
  const subject = subjectOf('newcomer');
  const binding = { ...made, id: 'makes', subject, projectId: null, role: `${organizationId}:Maker` };
  return { ...world, roles: [...world.roles, role], bindings: [...world.bindings, binding] };
}

describe.each([
  ['that is gone', projects.unknown],
  ['of another organization', projects.gamma],
])('a project %s', (_which, projectId) => {
  it('gives nothing to a person with a role there', async () => {
    const { roles } = (await createTestWorld(owningElsewhere('newcomer', projectId))).as('newcomer');
    expect(await codeOf(roles.listRoleBindings({ organizationId, projectId }))).toBe('PermissionDenied');
    expect(await codeOf(roles.deleteRoleBinding({ organizationId, id: 'no-such-id' }))).toBe('PermissionDenied');
    const grant = { organizationId, projectId, subject: subjectOf('viewer'), role: 'system:viewer' };
    expect(await codeOf(roles.createRoleBinding(grant))).toBe('PermissionDenied');
  });

  it('gives nothing to a token that is limited to it, whatever its account may', async () => {
    const { roles } = (await createTestWorld(limitedTo(projectId))).as('ownerMachine');
    expect(await codeOf(roles.listRoleBindings({ organizationId, projectId }))).toBe('PermissionDenied');
    expect(await codeOf(roles.deleteRoleBinding({ organizationId, id: 'no-such-id' }))).toBe('PermissionDenied');
  });

  it('leaves to those who may read everything what is still bound to it', async () => {
    const { roles } = (await createTestWorld(owningElsewhere('newcomer', projectId))).as('viewer');
    const { roleBindings } = await roles.listRoleBindings({ organizationId, projectId });
    expect(roleBindings.map(({ id }) => id)).toEqual(['elsewhere']);
  });

  it('makes no account more than its maker of tokens', async () => {
    const world = await createTestWorld((before) => andTokenMaker(owningElsewhere('idleMachine', projectId)(before)));
    const request = { organizationId, serviceAccountId: idOf('idleMachine', 'account'), name: 'new' };
    expect(await codeOf(world.as('newcomer').accounts.createServiceAccountToken(request))).toBe('OK');
  });
});

describe('a token that is limited to a project', () => {
  it('learns that a role binding is not there, because it may delete those of its project', async () => {
    const { roles } = (await createTestWorld(limitedTo(projects.alpha))).as('ownerMachine');
    const missing = { organizationId, id: 'no-such-id' };
    expect(await codeOf(roles.deleteRoleBinding(missing))).toBe('NotFound');
    expect(await codeOf(roles.deleteRoleBinding({ ...missing, id: idOf('projectOwner', 'binding') }))).toBe('OK');
    expect(await refusal(roles.deleteRoleBinding({ ...missing, id: idOf('viewer', 'binding') }))).toMatchObject({
      code: 'PermissionDenied',
      metadata: { permission: 'rolebinding.delete' },
    });
  });
});
