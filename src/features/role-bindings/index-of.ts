import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referencesOfRoles } from '#src/components/access/role-name.ts';
import { projectsFrom } from '#src/components/access/scope-state.ts';
import { type BindingIndex, indexBindings, type ListedBinding } from './binding-index.ts';

/** The answers that the list is made of. `undefined` roles or accounts: the person may not list them. */
export interface BindingSources {
  readonly bindings: readonly ListedBinding[];
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly seesAllProjects: boolean;
  readonly roles: readonly Role[] | undefined;
  readonly accounts: readonly { readonly name: string }[] | undefined;
}

interface Indexed {
  readonly sources: BindingSources;
  index: BindingIndex | Promise<BindingIndex>;
}

/** The last few for each list: while one is made of new answers, the one before it is still on the screen. */
const kept = new WeakMap<readonly ListedBinding[], readonly Indexed[]>();

/** The same index for the same answers; until it is made, the same promise of it. */
export function indexOf(sources: BindingSources): BindingIndex | Promise<BindingIndex> {
  const before = kept.get(sources.bindings) ?? [];
  const known = before.find((one) => isSame(one.sources, sources));
  if (known) return known.index;
  const made: Indexed = { sources, index: make(sources) };
  const ready = async () => (made.index = await made.index);
  ready().catch(() => undefined); // Whoever waits for the promise is told.
  kept.set(sources.bindings, [made, ...before.slice(0, 2)]);
  return made.index;
}

function make({ bindings, projects, seesAllProjects, roles, accounts }: BindingSources): Promise<BindingIndex> {
  return indexBindings(bindings, {
    projects: projectsFrom(projects, seesAllProjects),
    roles: roles && referencesOfRoles(roles),
    accounts: accounts && new Set(accounts.map(({ name }) => name)),
  });
}

function isSame(one: BindingSources, other: BindingSources): boolean {
  return (
    one.projects === other.projects &&
    one.seesAllProjects === other.seesAllProjects &&
    one.roles === other.roles &&
    one.accounts === other.accounts
  );
}
