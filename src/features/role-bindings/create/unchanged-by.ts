import { blastRadius } from '#domain/rules/blast-radius.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { type Gift, keyOf } from './give-role.ts';

type Seen = Pick<BindingsData, 'organizationId' | 'bindings' | 'accounts' | 'projects'> & {
  readonly roles: readonly RoleSummary[] | undefined;
};

/**
 * The subjects who gain nothing by a role, because their other role bindings allow all of it already. Leaves out those who
 * have the very role binding. Only their own bindings decide, so a list of 100,000 is no burden.
 */
export function unchangedBy(role: string, gifts: readonly Gift[], data: Seen): readonly string[] {
  const subjects = new Set(gifts.map(({ subject }) => subject));
  const bindings = data.bindings.filter(({ subject }) => subjects.has(subject));
  const there = new Set(bindings.filter((binding) => binding.role === role).map(keyOf));
  const added = gifts
    .filter((gift) => !there.has(keyOf(gift)))
    .map(({ subject, projectId }, at) => ({ id: `new ${at}`, subject, role, projectId: projectId || null }));
  const radius = blastRadius(accessFacts({ ...data, bindings }), { removed: [], added });
  const changed = new Set([...radius.subjects, ...radius.barred].map(({ subject }) => subject));
  return [...new Set(added.map(({ subject }) => subject))].filter((subject) => !changed.has(subject));
}
