import { people } from '#domain/seed.ts';
import type { World } from '#domain/store/world.ts';
import { demoOfAcme } from '#mocks/scenarios/demo.ts';

/** The organization with its people, who have accounts but no roles, except for the owner. */
export function emptyOrganization(now: Date): World {
  const world = demoOfAcme(now);
  return {
    ...world,
    organizations: world.organizations.map((organization) => ({ ...organization, createdAt: now })),
    projects: [],
    roles: [],
    bindings: world.bindings.filter(isOwners),
    serviceAccounts: [],
    tokens: [],
    legacyTokens: [],
    invites: [],
    acceptances: [],
    usage: [],
    removedProjects: [],
    billingAccounts: [],
    invoices: [],
  };
}

/** The demo with one owner: all other Owner bindings are left out. */
export function oneOwner(now: Date): World {
  const world = demoOfAcme(now);
  return {
    ...world,
    bindings: world.bindings.filter((binding) => binding.role !== 'system:owner' || isOwners(binding)),
  };
}

function isOwners({ subject, role }: { readonly subject: string; readonly role: string }): boolean {
  return subject === people.owner.subject && role === 'system:owner';
}
