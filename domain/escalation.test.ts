import { describe, expect, it } from 'vitest';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, billingRole, idOf, organizations, projects, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;

/** The billing person, who may also make tokens, and whose rights a token must not exceed. */
function withTokenMaker(world: World): World {
  const roles = world.roles.map((role) =>
    role.id === billingRole.id
      ? { ...role, permissions: [...role.permissions, 'serviceaccounttoken.create', 'profile.write'] }
      : role,
  );
  return { ...world, roles };
}

function make(account: Actor, projectId = '') {
  return { organizationId, serviceAccountId: idOf(account, 'account'), name: 'mine', projectId };
}

describe('a token for an account that can do more than its maker', () => {
  it.each<[Actor, string, string]>([
    ['idleMachine', '', 'OK'],
    ['scraper', '', 'OK'],
    ['scraper', projects.alpha, 'OK'],
    ['agent', '', 'PermissionDenied'],
    ['uploader', '', 'PermissionDenied'],
    ['uploader', projects.beta, 'PermissionDenied'],
    ['ownerMachine', '', 'PermissionDenied'],
    ['ownerMachine', projects.alpha, 'PermissionDenied'],
  ])('is refused: %s, limited to %j: %s', async (account, projectId, code) => {
    const { accounts } = (await createTestWorld(withTokenMaker)).as('billing');
    expect(await codeOf(accounts.createServiceAccountToken(make(account, projectId)))).toBe(code);
  });

  it('is refused for rights in one single project too', async () => {
    const world = await createTestWorld(withTokenMaker);
    const grant = { organizationId, subject: subjectOf('idleMachine'), role: 'system:owner', projectId: projects.beta };
    await world.as('owner').roles.createRoleBinding(grant);
    const { accounts } = world.as('billing');
    expect(await codeOf(accounts.createServiceAccountToken(make('idleMachine')))).toBe('PermissionDenied');
    expect(await codeOf(accounts.createServiceAccountToken(make('idleMachine', projects.beta)))).toBe(
      'PermissionDenied',
    );
    expect(await codeOf(accounts.createServiceAccountToken(make('idleMachine', projects.alpha)))).toBe('OK');
  });

  it('is refused with the permissions that are missing, all of them', async () => {
    const { accounts } = (await createTestWorld(withTokenMaker)).as('billing');
    const refused = await refusal(accounts.createServiceAccountToken(make('uploader')));
    expect(refused).toMatchObject({ reason: 'ESCALATION', metadata: { permissions: 'debuginfo.write' } });
    expect(refused.message).toContain('debuginfo.write');
  });
});
