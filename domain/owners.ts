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
 * People who own the whole organization and can sign in here, at most `mostOwners`: those who have signed in first, and of
 * both kinds the longest first. So a list without anybody who has signed in says that there is nobody. The caller's right
 * to know them must be checked before.
 */
export async function ownersOf(
  { store, providers }: Pick<Host, 'store' | 'providers'>,
  organizationId: string,
): Promise<Owner[]> {
  const owners = humanOwners(await store.bindings.ofRole(organizationId, ownerRole), providers);
  const users = await someAccountsOf(store, owners, mostOwners);
  const all = owners.map(({ provider, email }) => {
    const subject = userSubject(provider, email);
    return { subject, name: users.get(subject)?.name ?? '', email };
  });
  return all.toSorted((one, other) => rankOf(one) - rankOf(other)).slice(0, mostOwners);
}

/** People to ask come before people who have never signed in. */
function rankOf({ name }: Owner): number {
  return name === '' ? 1 : 0;
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
  const users = await someAccountsOf(reader, humanOwners(bindings, providers), 1);
  return users.size > 0;
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

/** The accounts of these people, by subject, until `enough` are found; fewer, if there are no more. */
async function someAccountsOf(
  reader: StoreReader,
  people: readonly PersonKey[],
  enough: number,
): Promise<ReadonlyMap<string, User>> {
  const found = new Map<string, User>();
  for (let first = 0; first < people.length && found.size < enough; first += atOnce) {
    const users = await accountsOf(reader, people.slice(first, first + atOnce));
    for (const [subject, user] of users) found.set(subject, user);
  }
  return found;
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
