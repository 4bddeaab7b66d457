import { type Facts, held, heldBySubject, placesOf, type Who } from '#domain/properties/model.ts';
import { acme, people, subjectOfPerson } from '#domain/properties/pools.ts';

/** Pairs of a permission and the place where it applies, each as text. */
export type Rights = ReadonlySet<string>;

/** A caller's permissions in all of Acme, according to the model. */
export function rightsOf(facts: Facts, who: Who): Rights {
  return inEveryPlace(facts, (place) => held(facts, who, acme, place));
}

/** A subject's permissions in all of Acme. */
export function rightsOfSubject(facts: Facts, subject: string): Rights {
  return inEveryPlace(facts, (place) => heldBySubject(facts, subject, acme, place));
}

/** All permissions, by a name for each person, each service account of Acme and each of its tokens. */
export function allRights(facts: Facts): ReadonlyMap<string, Rights> {
  const accounts = facts.serviceAccounts.filter((account) => account.organizationId === acme);
  const tokens = facts.tokens.filter((token) => token.organizationId === acme);
  return new Map([
    ...people.map((email) => [email, rightsOfSubject(facts, subjectOfPerson(email))] as const),
    ...accounts.map(({ id, name }) => [id, rightsOfSubject(facts, `serviceaccount:${name}`)] as const),
    ...tokens.map((token) => [token.id, rightsOf(facts, { token })] as const),
  ]);
}

/** Whether somebody had the right already: what is held everywhere is held in a new project, too. */
export function isAmong(rights: Rights | undefined, right: string): boolean {
  return rights !== undefined && (rights.has(right) || rights.has(right.replace(/ in .*$/u, ' everywhere')));
}

/** What a caller has now and did not have before, without having been given it. */
export function obtained(
  before: ReadonlyMap<string, Rights>,
  after: ReadonlyMap<string, Rights>,
  given: Rights,
): readonly string[] {
  return [...after].flatMap(([somebody, rights]) =>
    [...rights]
      .filter((right) => !isAmong(before.get(somebody), right) && !given.has(right))
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

/** Cached: a million sequences use the same few thousand names. */
const names = new Map<string | null, Map<string, string>>();

function nameOf(place: string | null, permission: string): string {
  const ofPlace = names.get(place) ?? new Map<string, string>();
  const name = ofPlace.get(permission) ?? `${permission} ${place === null ? 'everywhere' : `in ${place}`}`;
  names.set(place, ofPlace.set(permission, name));
  return name;
}
