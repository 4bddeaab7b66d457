import { humanOwner } from '#domain/rules/last-owner.ts';
import type { Person } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';

type Accounts = readonly Pick<Person, 'subject' | 'userId' | 'canSignIn'>[];

/**
 * Whether the organization would be left without an owner who has an account and can sign in, so that the backend refuses.
 * Never where the list doesn't say who has an account.
 */
export function isLastOwner(subject: string, bindings: readonly BindingFacts[], people: Accounts): boolean {
  if (people.every(({ userId }) => userId === '')) return false;
  const owning = bindings.filter((binding) => humanOwner({ ...binding, projectId: binding.projectId || null }));
  const owners = new Set(owning.map((binding) => binding.subject));
  if (!owners.has(subject)) return false;
  return !people.some(
    (other) => other.subject !== subject && owners.has(other.subject) && other.userId !== '' && other.canSignIn,
  );
}
