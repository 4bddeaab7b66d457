import type { Host } from '#domain/host.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import type { PersonKey } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/** A person to ask for a role. */
interface Owner {
  readonly subject: string;
  /** Empty for a person who never signed in. */
  readonly name: string;
  readonly email: string;
}

/** Enough to find somebody who is available, without listing everybody. */
const mostOwners = 5;

/**
 * People who own the whole organization and can sign in here, longest first, at most `mostOwners`. Needs one read of
 * bindings and one per person, however many owners there are. The caller's right to know them must be checked before.
 */
export async function ownersOf(
  { store, providers }: Pick<Host, 'store' | 'providers'>,
  organizationId: string,
): Promise<Owner[]> {
  const humans = new Map<string, PersonKey>();
  for (const binding of await store.bindings.ofRole(organizationId, ownerRole)) {
    const human = humanOwner(binding);
    if (human && providers.includes(human.provider)) humans.set(binding.subject, human);
  }
  return Promise.all(
    [...humans].slice(0, mostOwners).map(async ([subject, { provider, email }]) => {
      const user = await store.users.byEmail(provider, email);
      return { subject, name: user?.name ?? '', email };
    }),
  );
}
