import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { PersonState } from '../people-search.ts';
import type { PersonView } from '../person-view.ts';

/** A person in the list. */
export interface PersonRow extends PersonView {
  /** `undefined` where they could not be loaded. */
  readonly bindings: readonly RoleBinding[] | undefined;
}

const none: readonly RoleBinding[] = [];

/** Reads each binding once: there can be 100,000. */
export function personRows(
  people: readonly PersonView[],
  bindings: readonly RoleBinding[] | undefined,
): readonly PersonRow[] {
  const groups = new Map<string, RoleBinding[]>(people.map(({ subject }) => [subject, []]));
  for (const binding of bindings ?? none) groups.get(binding.subject)?.push(binding);
  return people.map((person) => ({ ...person, bindings: bindings && (groups.get(person.subject) ?? none) }));
}

/** The states that the list filters by. What is unknown doesn't count. */
export function statesOf({ hasSignedIn, canSignIn, bindings }: PersonRow): readonly PersonState[] {
  const states: PersonState[] = [];
  if (hasSignedIn === false) states.push('never-signed-in');
  if (!canSignIn) states.push('cannot-sign-in');
  if (bindings?.length === 0) states.push('no-role');
  return states;
}
