import { createConnectRouter } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { type Capability, capabilities } from '#domain/rules/capabilities.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { actors } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

/** The services of our own that a capability stands for. GetCapabilities itself needs none. */
const servicesOf: Readonly<Record<Capability, string>> = {
  'own-access': 'console.access.v1alpha1.AccessService',
  'update-role': 'console.role.v1alpha1.CustomRoleService',
  people: 'console.people.v1alpha1.PeopleService',
  activity: 'console.activity.v1alpha1.ActivityService',
  migrations: 'console.migration.v1alpha1.MigrationService',
  'single-sign-on': 'console.sso.v1alpha1.SingleSignOnService',
  ledger: 'console.ledger.v1alpha1.LedgerService',
  'leave-organization': 'console.membership.v1alpha1.MembershipService',
};

describe('GetCapabilities', () => {
  it('answers every signed-in caller alike, and nobody else', async () => {
    const world = await createTestWorld();
    for (const actor of actors.filter((other) => other !== 'signedOut')) {
      expect((await world.as(actor).capabilities.getCapabilities({})).capabilities).toEqual([
        'own-access',
        'update-role',
        'people',
        'activity',
        'migrations',
        'single-sign-on',
        'ledger',
        'leave-organization',
      ]);
    }
    expect(await codeOf(world.as('signedOut').capabilities.getCapabilities({}))).toBe('Unauthenticated');
  });

  it('names all that is served beyond the public API, and nothing that is not', async () => {
    const router = createConnectRouter();
    createIdentifiedRoutes((await createTestWorld()).host)(router);
    const own = router.handlers.map(({ service }) => service.typeName).filter((name) => name.startsWith('console.'));
    const told = capabilities.map((capability) => servicesOf[capability]);
    expect([...new Set(own)].toSorted()).toEqual(
      [...told, 'console.capabilities.v1alpha1.CapabilitiesService'].toSorted(),
    );
  });
});
