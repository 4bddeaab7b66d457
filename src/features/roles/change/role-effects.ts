import { type BlastRadius, blastRadius, type SubjectRadius } from '#domain/rules/blast-radius.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import type { Projects } from '#src/access/scope-state.ts';

/** Subjects who gain and lose the same. */
export type EffectGroup = Pick<SubjectRadius, 'gained' | 'lost'> & { readonly subjects: readonly string[] };

/** What other permissions of a role do to those who have it. */
export interface RoleEffects {
  /** How many subjects have the role. */
  readonly holders: number;
  /** The largest group first. Who gains and loses nothing is in none. */
  readonly groups: readonly EffectGroup[];
  /** The holders who gain and lose nothing because nobody can act as them. */
  readonly barred: BlastRadius['barred'];
}

/** The lists that the effects are worked out from. */
export interface EffectSources extends Pick<SeenAccess, 'accounts' | 'people'> {
  readonly organizationId: string;
  readonly bindings: readonly RoleBinding[];
  readonly roles: readonly RoleSummary[];
  readonly projects: Projects;
}

/** Only the bindings of holders decide: a list of 100,000 is read once, and then those of the few. */
export function roleEffects(
  { bindings, ...sources }: EffectSources,
  reference: string,
  permissions: readonly string[],
): RoleEffects {
  const holders = new Set(bindings.filter(({ role }) => role === reference).map(({ subject }) => subject));
  const facts = accessFacts({ ...sources, bindings: bindings.filter(({ subject }) => holders.has(subject)) });
  const { subjects, barred } = blastRadius(facts, { roles: [{ reference, permissions }] });
  const groups = new Map<string, SubjectRadius[]>();
  for (const radius of subjects) {
    const key = JSON.stringify([radius.gained, radius.lost]);
    groups.set(key, [...(groups.get(key) ?? []), radius]);
  }
  const told = Array.from(groups.values(), (group) => ({
    gained: group[0]?.gained ?? [],
    lost: group[0]?.lost ?? [],
    subjects: group.map(({ subject }) => subject),
  }));
  return { holders: holders.size, groups: told.toSorted((a, b) => b.subjects.length - a.subjects.length), barred };
}
