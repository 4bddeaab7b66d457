import type { Host } from '#domain/host.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import { seedWorld } from '#domain/seed.ts';
import { layWorldOnce } from '#domain/store/lay-world.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';
import type { FirstOrganization, SignInConfig } from '#server/config.ts';

/**
 * Lays what an empty database starts with: the seed world for the demo, one owned organization for a real deployment
 * that asks for it. A database with an organization in it is never touched. Answers whether it did.
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

/** An organization whose owner has yet to sign in, and a project, because API tokens are of no use without one. */
function ownedOrganization(
  { clock, ids }: Pick<Host, 'clock' | 'ids'>,
  provider: string,
  { name, ownerEmail }: FirstOrganization,
): World {
  const createdAt = clock();
  const organizationId = ids.uuid();
  return {
    ...emptyWorld,
    organizations: [{ id: organizationId, name, createdAt }],
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
