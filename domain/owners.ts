import type { Host } from '#domain/host.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import { type PersonKey, userSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { RoleBinding, User } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** A person to ask for a role. */
interface Owner {
  readonly subject: string;
  /** Empty for a person who never signed in. */
  readonly name: string;
  readonly email: string;
}

/** Enough to find somebody who is available, without listing everybody. */
const mostOwners = 5;

/** How many people are looked up at once: a few hundred at most. */
const atOnce = 200;

/**
 * People who own the whole organization and can sign in here, longest first, at most `mostOwners`. The caller's right to
 * know them must be checked before.
 */
export async function ownersOf(
  { store, providers }: Pick<Host, 'store' | 'providers'>,
  organizationId: string,
): Promise<Owner[]> {
  const owners = humanOwners(await store.bindings.ofRole(organizationId, ownerRole), providers).slice(0, mostOwners);
  const users = await accountsOf(store, owners);
  return owners.map(({ provider, email }) => {
    const subject = userSubject(provider, email);
    return { subject, name: users.get(subject)?.name ?? '', email };
  });
}

/**
 * Whether one of these role bindings makes a person an owner who has an account and can sign in here. Nearly always found in
 * one query.
 */
export async function someoneOwns(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  bindings: readonly RoleBinding[],
): Promise<boolean> {
  const owners = humanOwners(bindings, providers);
  for (let first = 0; first < owners.length; first += atOnce) {
    const users = await accountsOf(reader, owners.slice(first, first + atOnce));
    if (users.size > 0) return true;
  }
  return false;
}

/** Each once. */
function humanOwners(bindings: readonly RoleBinding[], providers: readonly string[]): PersonKey[] {
  const owners = new Map<string, PersonKey>();
  for (const binding of bindings) {
    const human = humanOwner(binding);
    if (human && providers.includes(human.provider)) owners.set(binding.subject, human);
  }
  return [...owners.values()];
}

/** The accounts of those who ever signed in, by subject: one query for each provider. */
async function accountsOf(reader: StoreReader, people: readonly PersonKey[]): Promise<ReadonlyMap<string, User>> {
  const accounts = new Map<string, User>();
  for (const provider of new Set(people.map((person) => person.provider))) {
    const emails = people.filter((person) => person.provider === provider).map(({ email }) => email);
    for (const user of await reader.users.byEmails(provider, emails)) {
      accounts.set(userSubject(user.provider, user.email), user);
    }
  }
  return accounts;
}
