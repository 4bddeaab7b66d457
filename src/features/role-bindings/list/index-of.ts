import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referencesOfRoles } from '#src/access/role-name.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
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
  readonly index: Promise<BindingIndex>;
}

/** The last few for each list: while one is made of new answers, the one before it is still on the screen. */
const kept = new WeakMap<readonly ListedBinding[], readonly Indexed[]>();

/** The same promise for the same answers. React's `use` reads one that is kept without waiting. */
export function indexOf(sources: BindingSources): Promise<BindingIndex> {
  const before = kept.get(sources.bindings) ?? [];
  const known = before.find((one) => isSame(one.sources, sources)) ?? made(sources);
  kept.set(sources.bindings, [known, ...before.filter((one) => one !== known).slice(0, 2)]);
  return known.index;
}

function made(sources: BindingSources): Indexed {
  const index = make(sources);
  // What `use` would note at its first look, for which it renders twice.
  const note = async () => Object.assign(index, { status: 'fulfilled', value: await index });
  // Whoever waits for it is told; who comes later may have more luck.
  note().catch(() => kept.delete(sources.bindings));
  return { sources, index };
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
