import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';

/** The subjects of the people who have signed in and still can: only they count as owners. */
export function peopleWhoCount(
  people: readonly Pick<Person, 'subject' | 'userId' | 'canSignIn'>[],
): ReadonlySet<string> {
  return new Set(people.filter(({ userId, canSignIn }) => userId !== '' && canSignIn).map(({ subject }) => subject));
}

type Known = {
  /** The person who deletes: they have signed in. */
  readonly self: string;
  /** The subjects that count as owners if they have the role; `undefined` if unknown. */
  readonly owners: ReadonlySet<string> | undefined;
};

/**
 * The role binding that would be the organization's last owner's, if all of these went: the person's own, or else the first
 * that counts. `undefined` if another owner is left, or if that is unknown.
 */
export function lastOwnerOf(
  going: readonly BindingFacts[],
  { touchesOwner, ownersLeft }: Pick<BlastRadius, 'touchesOwner' | 'ownersLeft'>,
  { self, owners }: Known,
): BindingFacts | undefined {
  if (!touchesOwner || ownersLeft.length > 0) return undefined;
  const owning = going.filter(({ role, projectId }) => role === ownerRole && projectId === '');
  return owning.find(({ subject }) => subject === self) ?? owning.find(({ subject }) => owners?.has(subject));
}
