import { missingPermissions } from '#domain/rules/access.ts';
import { heldAfter } from '#domain/rules/explain/assignments.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { AccountFact, Question } from '#domain/rules/explain/facts.ts';
import { bySize } from '#domain/rules/explain/fix-order.ts';
import type { Assignment, Sized } from '#domain/rules/explain/fix.ts';
import { heldAt, placesOf } from '#domain/rules/explain/place.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';

/**
 * Tokens of the account that reach the project, instead of one limited to `limit`. If the account lacks the permission
 * there, the smallest assignment comes first.
 */
export function newTokens(
  index: FactIndex,
  { permission, projectId }: Question,
  account: AccountFact,
  limit: string,
  assignments: readonly Sized<Assignment>[],
): Sized[] {
  const subject = serviceAccountSubject(account.name);
  const hasIt = heldAt(index, subject, projectId).has(permission);
  const first = hasIt ? undefined : withoutSize(assignments.toSorted(bySize)[0]);
  const limits = projectId === null ? [null] : [projectId, null];
  return limits.map((newLimit) => {
    const reached = newLimit === null ? [...placesOf(index, subject), projectId] : [newLimit];
    const scopes = reached.filter((scope) => scope !== limit);
    const held = new Set(scopes.flatMap((scope) => Array.from(heldAfter(index, subject, scope, first))));
    const extra = without(permission, held);
    return { kind: 'create-token', account, projectId: newLimit, first, extra };
  });
}

function without(permission: Permission, held: ReadonlySet<Permission>): Permission[] {
  return missingPermissions(held, new Set([permission]));
}

function withoutSize(sized: Sized<Assignment> | undefined): Assignment | undefined {
  if (!sized) return undefined;
  const { extra: _, ...assignment } = sized;
  return assignment;
}
