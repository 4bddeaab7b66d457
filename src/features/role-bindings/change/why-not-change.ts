import { parseSubject, personOf } from '#domain/rules/subject.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { isRoleGone, referencesOfRoles } from '#src/access/role-name.ts';
import { scopeState } from '#src/access/scope-state.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import type { Changing } from './change-form.ts';

export type ChangeRights = Pick<BindingsData, 'accounts' | 'roles' | 'projects' | 'create' | 'createAt' | 'remove'>;

/** Why this role binding can't be changed; `undefined` if it can, or if only the backend knows. */
export function whyNotChange(binding: BindingFacts, changing: Changing, rights: ChangeRights): string | undefined {
  const { projectId, role, entity } = binding;
  const { create, createAt, remove, roles, projects } = rights;
  const isProjectGone = scopeState(projectId, projects).kind === 'deleted';
  const denied = remove(projectId).reason ?? (changing === 'role' ? createAt(projectId) : create).reason;
  if (denied !== undefined) return denied;
  if (entity !== '') return 'It is limited to one object, and only whole projects can be chosen here.';
  if (changing === 'role' && isProjectGone) return 'The project was deleted: change the scope, or delete it.';
  if (changing === 'scope' && isRoleGone(role, roles && referencesOfRoles(roles))) {
    return 'The role was deleted: change the role, or delete it.';
  }
  return whyNotBound(binding.subject, rights);
}

/** A new role binding would be refused, or would match somebody whom the old one doesn't. */
function whyNotBound(subject: string, { accounts }: ChangeRights): string | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'serviceaccount') {
    const isGone = accounts !== undefined && !accounts.some(({ name }) => name === parsed.name);
    return isGone ? 'The service account no longer exists.' : undefined;
  }
  return personOf(subject) ? undefined : 'New roles can’t be given to a subject in this form.';
}
