import { type Facts, held, heldBySubject, placesOf, type Who } from '#domain/properties/model.ts';
import { acme, people, subjectOfPerson } from '#domain/properties/pools.ts';

/** Permissions with the places where they are held, each as text. */
export type Rights = ReadonlySet<string>;

/** What somebody holds in all of Acme, as the model says. */
export function rightsOf(facts: Facts, who: Who): Rights {
  return inEveryPlace(facts, (place) => held(facts, who, acme, place));
}

/** What whoever role bindings name so holds in all of Acme. */
export function rightsOfSubject(facts: Facts, subject: string): Rights {
  return inEveryPlace(facts, (place) => heldBySubject(facts, subject, acme, place));
}

/** What everybody holds: each person, each service account of Acme and each of its tokens, by a name for them. */
export function allRights(facts: Facts): ReadonlyMap<string, Rights> {
  const accounts = facts.serviceAccounts.filter((account) => account.organizationId === acme);
  const tokens = facts.tokens.filter((token) => token.organizationId === acme);
  return new Map([
    ...people.map((email) => [email, rightsOfSubject(facts, subjectOfPerson(email))] as const),
    ...accounts.map(({ id, name }) => [id, rightsOfSubject(facts, `serviceaccount:${name}`)] as const),
    ...tokens.map((token) => [token.id, rightsOf(facts, { token })] as const),
  ]);
}

/** What somebody holds now and did not before, and that was not given. */
export function obtained(
  before: ReadonlyMap<string, Rights>,
  after: ReadonlyMap<string, Rights>,
  given: Rights,
): readonly string[] {
  return [...after].flatMap(([somebody, rights]) =>
    [...rights]
      .filter((right) => !before.get(somebody)?.has(right) && !given.has(right))
      .map((right) => `${somebody}: ${right}`),
  );
}

function inEveryPlace(facts: Facts, heldAt: (place: string | null) => Iterable<string>): Rights {
  const rights = new Set<string>();
  for (const place of placesOf(facts, acme)) {
    for (const permission of heldAt(place)) rights.add(nameOf(place, permission));
  }
  return rights;
}

/** Made once each: a million sequences name the same few thousand. */
const names = new Map<string | null, Map<string, string>>();

function nameOf(place: string | null, permission: string): string {
  const ofPlace = names.get(place) ?? new Map<string, string>();
  const name = ofPlace.get(permission) ?? `${permission} ${place === null ? 'everywhere' : `in ${place}`}`;
  names.set(place, ofPlace.set(permission, name));
  return name;
}
