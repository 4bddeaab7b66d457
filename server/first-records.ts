import type { Host } from '#domain/host.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import { seedWorld } from '#domain/seed.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';
import type { FirstOrganization, SignInConfig } from '#server/config.ts';

/**
 * Fills an empty database: with the seed world for the demo, or with one owned organization if a real deployment asks for
 * it. Never changes a database that has an organization. Returns whether it did anything.
 */
export async function layFirstRecords(
  host: Pick<Host, 'store' | 'clock' | 'ids'>,
  signIn: SignInConfig,
): Promise<boolean> {
  const world = firstWorld(host, signIn);
  return world !== undefined && layWorldOnce(host.store, world);
}

function firstWorld(host: Pick<Host, 'clock' | 'ids'>, signIn: SignInConfig): World | undefined {
  if (signIn.kind === 'development') return seedWorld(host.clock());
  return signIn.first && ownedOrganization(host, signIn.providerName, signIn.first);
}

/** An organization whose owner has not signed in yet, with a project, because API tokens need one. */
function ownedOrganization(
  { clock, ids }: Pick<Host, 'clock' | 'ids'>,
  provider: string,
  { name, ownerEmail }: FirstOrganization,
): World {
  const createdAt = clock();
  const organizationId = ids.uuid();
  return {
    ...emptyWorld,
    organizations: [{ id: organizationId, name, createdAt, createdBy: 'system' }],
    projects: [{ id: ids.uuid(), organizationId, name: 'Default', createdAt }],
    bindings: [
      {
        id: ids.uuid(),
        organizationId,
        subject: userSubject(provider, ownerEmail),
        projectId: null,
        role: ownerRole,
        createdAt,
        createdBy: 'system',
      },
    ],
  };
}
