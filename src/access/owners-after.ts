import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import { humanOwner } from '#domain/rules/last-owner.ts';
import type { BindingFacts } from './binding-problems.ts';

/** Whether a person stops being an owner when these role bindings go, and who is one then: a part of `lossOf` that is found at once. */
export function ownersAfter(
  going: readonly BindingFacts[],
  all: readonly BindingFacts[],
): Pick<BlastRadius, 'touchesOwner' | 'ownersLeft'> {
  const goingOwners = going.filter(isOwner);
  const gone = new Set(goingOwners.map(({ id }) => id));
  const left = new Set(all.filter((one) => isOwner(one) && !gone.has(one.id)).map(({ subject }) => subject));
  return { touchesOwner: goingOwners.some(({ subject }) => !left.has(subject)), ownersLeft: [...left] };
}

function isOwner({ role, subject, projectId }: BindingFacts): boolean {
  return humanOwner({ role, subject, projectId: projectId || null }) !== undefined;
}
