import type { Cause } from '#domain/rules/explain/answers.ts';
import type { FactIndex } from '#domain/rules/explain/fact-index.ts';
import type { BindingFact, Question } from '#domain/rules/explain/facts.ts';
import { countsAt, gives } from '#domain/rules/explain/place.ts';

/**
 * Why the bindings of one subject don't give the permission here. A binding that gives it in another project says more than
 * one that counts here and lacks it; one that counts says more than one that is gone.
 */
export function causeIn(
  index: FactIndex,
  bindings: readonly BindingFact[],
  { permission, projectId }: Pick<Question, 'permission' | 'projectId'>,
): Cause {
  if (bindings.length === 0) return { kind: 'no-binding' };
  const counting = bindings.filter((binding) => countsAt(binding, projectId));
  const elsewhere = bindings.filter((binding) => !countsAt(binding, projectId));
  const standing = elsewhere.filter((binding) => index.projectState(binding.projectId) !== 'gone');
  const giving = standing.filter((binding) => gives(index, binding, permission));
  if (giving.length > 0) return { kind: 'other-projects', bindings: standing, giving };
  const lacking = counting.filter(({ role }) => index.roleOf(role).state !== 'gone');
  if (lacking.length > 0) return { kind: 'role-lacks', bindings: lacking };
  if (counting.length > 0) return { kind: 'gone', what: 'role', bindings: counting };
  if (standing.length > 0) return { kind: 'other-projects', bindings: standing, giving };
  return { kind: 'gone', what: 'project', bindings: elsewhere };
}
