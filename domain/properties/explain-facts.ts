import * as fc from 'fast-check';
import { anyOf } from '#domain/properties/drawn-world.ts';
import { catalogue, referenceOf, type Who } from '#domain/properties/model.ts';
import { acme, busy, globex, people, places, subjectOfPerson } from '#domain/properties/pools.ts';
import type { AccessFacts, PersonFact, Who as Asked } from '#domain/rules/explain/facts.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import type { World } from '#domain/store/world.ts';

/** The whole of what is known of an organization, as an owner would see it. */
export function factsOf(world: World, organizationId: string): AccessFacts {
  const isOwn = (row: { readonly organizationId: string }) => row.organizationId === organizationId;
  const bindings = world.bindings.filter(isOwn);
  const all = { bindings: true, roles: true, projects: true, accounts: true, tokens: true, people: true };
  return {
    organizationId,
    bindings,
    roles: world.roles.filter(isOwn).map((role) => ({ reference: referenceOf(role), permissions: role.permissions })),
    projects: world.projects.filter(isOwn),
    accounts: world.serviceAccounts.filter(isOwn),
    tokens: world.tokens.filter(isOwn),
    people: peopleOf(world, [...people.map(subjectOfPerson), ...bindings.map(({ subject }) => subject)]),
    providers: ['dev'],
    complete: all,
  };
}

/** People sign in with the provider `dev`, the only one of the host. */
function peopleOf(world: World, subjects: readonly string[]): PersonFact[] {
  const signedIn = new Set(world.users.map(({ email }) => subjectOfPerson(email)));
  return [...new Set(subjects)]
    .filter((subject) => parseSubject(subject).kind === 'user')
    .map((subject) => ({
      subject,
      hasSignedIn: signedIn.has(subject),
      canSignIn: people.map(subjectOfPerson).includes(subject),
    }));
}

/** Whom the evaluator is asked about: a caller of the backend. */
export function askedOf(who: Exclude<Who, 'nobody'>): Asked {
  return 'person' in who ? { kind: 'subject', subject: who.person } : { kind: 'token', id: who.token?.id ?? 'unknown' };
}

/** A place to ask about: mostly one of Acme. */
export const anyPlace = fc.record({
  organizationId: fc.constantFrom(acme, acme, acme, globex),
  projectId: anyOf.project,
});

export const anyPermission: fc.Arbitrary<Permission> = fc.constantFrom(...catalogue.filter(isPermission));

/** What decides most often, on the edge and in the console. */
export const scopes = [null, ...Object.values(places)];

/** Whom fixes are asked about: mostly those who act in Acme, and those who can't. */
export const anySubject: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...busy.map(subjectOfPerson), 'serviceaccount:agent', 'serviceaccount:robot'),
  anyOf.subject,
);
