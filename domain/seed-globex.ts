import { ownerRole } from '#domain/rules/system-roles.ts';
import { numberedId, seedIds } from '#domain/seed-ids.ts';
import type { World } from '#domain/store/world.ts';

/** Who is in the demo's second organization, by subject. */
interface GlobexPeople {
  /** Owns it. */
  readonly owner: string;
  /** Only a Viewer here. */
  readonly viewer: string;
}

type Globex = Pick<World, 'organizations' | 'projects' | 'bindings' | 'serviceAccounts' | 'tokens' | 'tokenUses'>;

const { id: organizationId, projects, serviceAccount: serviceAccountId } = seedIds.globex;
const [minute, day] = [60_000, 86_400_000];

/** Adds the second organization: small, and somebody else's, so that what differs by organization can be seen. */
export function withGlobex(acme: World, now: Date, people: GlobexPeople): World {
  const globex = seedGlobex(now, people);
  return {
    ...acme,
    organizations: [...acme.organizations, ...globex.organizations],
    projects: [...acme.projects, ...globex.projects],
    serviceAccounts: [...acme.serviceAccounts, ...globex.serviceAccounts],
    tokens: [...acme.tokens, ...globex.tokens],
    tokenUses: [...acme.tokenUses, ...globex.tokenUses],
    bindings: [...acme.bindings, ...globex.bindings],
  };
}

function seedGlobex(now: Date, { owner, viewer }: GlobexPeople): Globex {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const made = (born: number, createdBy = owner) => ({ organizationId, createdAt: ago(born), createdBy });
  const tokenId = numberedId('70ce7e57', 101);
  const binding = (number: number, subject: string, role: string, projectId: string | null, born: number) => ({
    ...made(born, number === 101 ? 'system' : owner),
    id: numberedId('b19d1295', number),
    subject,
    role,
    projectId,
  });
  return {
    organizations: [{ id: organizationId, name: 'Globex', createdAt: ago(120 * day), createdBy: 'system' }],
    projects: [
      { id: projects.web, organizationId, name: 'Web shop', createdAt: ago(120 * day) },
      { id: projects.batch, organizationId, name: 'Batch jobs', createdAt: ago(60 * day) },
    ],
    serviceAccounts: [{ ...made(110 * day), id: serviceAccountId, name: 'agent-web' }],
    tokens: [
      {
        ...made(110 * day),
        id: tokenId,
        serviceAccountId,
        name: 'cluster',
        projectId: null,
        hash: tokenId.replaceAll('-', '').repeat(2),
        lastUsedAt: ago(6 * minute),
      },
    ],
    tokenUses: [
      {
        organizationId,
        serviceAccountId,
        tokenId,
        projectId: projects.web,
        permission: 'profile.write',
        lastUsedAt: ago(6 * minute),
      },
    ],
    bindings: [
      binding(101, owner, ownerRole, null, 120 * day),
      binding(102, viewer, 'system:viewer', null, 45 * day),
      binding(103, 'serviceaccount:agent-web', 'system:writer', projects.web, 110 * day),
    ],
  };
}
