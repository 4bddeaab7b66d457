import type { PersonFact } from '#domain/rules/explain/facts.ts';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';

/** @param tellsSignIns whether the backend tells who can sign in, and who never did; the public API alone does not */
export function personFacts(people: readonly Person[], tellsSignIns: boolean): PersonFact[] {
  return people.map(({ subject, userId, canSignIn }) => ({
    subject,
    hasSignedIn: userId !== '' || (tellsSignIns ? false : undefined),
    canSignIn: tellsSignIns ? canSignIn : undefined,
  }));
}
