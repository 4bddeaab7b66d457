import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';

/** The subjects that nobody can sign in as. */
export function unreachablePeople(people: readonly Person[]): ReadonlySet<string> {
  return new Set(people.filter(({ canSignIn }) => !canSignIn).map(({ subject }) => subject));
}
