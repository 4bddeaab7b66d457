import type { BindingFacts } from '#src/access/binding-problems.ts';
import type { ChangePlan } from './change-flow.ts';

/**
 * The other role bindings of the subject that give all that a change would create: the same role at the same scope, or in the
 * whole organization. Empty if any of it is new, or if nothing goes.
 */
export function coveredBy({ subject, from, to }: ChangePlan, all: readonly BindingFacts[]): readonly BindingFacts[] {
  const going = new Set(from.map(({ id }) => id));
  const others = all.filter((one) => one.subject === subject && one.entity === '' && !going.has(one.id));
  const covering = to.map(({ role, projectId }) =>
    others.find((one) => one.role === role && (one.projectId === '' || one.projectId === projectId)),
  );
  const found = covering.filter((one) => one !== undefined);
  return from.length > 0 && found.length === to.length ? [...new Set(found)] : [];
}
