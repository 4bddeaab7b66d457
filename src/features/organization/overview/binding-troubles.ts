import { parseSubject } from '#domain/rules/subject.ts';
import { isRoleGone } from '#src/access/role-name.ts';
import { type Projects, scopeState } from '#src/access/scope-state.ts';

type Binding = { readonly subject: string; readonly role: string; readonly projectId: string };

type Existing = {
  readonly projects: Projects;
  /** The references of the roles that exist, and the names of the accounts; `undefined` when they may not be seen. */
  readonly roles: ReadonlySet<string> | undefined;
  readonly accounts: ReadonlySet<string> | undefined;
};

/** How many role bindings name a project, a role or a service account that is gone. */
export function countTroubles(bindings: readonly Binding[], { projects, roles, accounts }: Existing) {
  const count = (is: (binding: Binding) => boolean) => bindings.filter(is).length;
  return {
    'project-gone': count(({ projectId }) => scopeState(projectId, projects).kind === 'deleted'),
    'role-gone': count(({ role }) => isRoleGone(role, roles)),
    'account-gone': count(({ subject }) => {
      const parsed = parseSubject(subject);
      return parsed.kind === 'serviceaccount' && accounts?.has(parsed.name) === false;
    }),
  };
}

export type BindingTrouble = keyof ReturnType<typeof countTroubles>;
