import type { BindingFacts } from '#src/access/binding-problems.ts';
import { projectIdsOf, type ScopeChoice, scopeOf } from '#src/access/scope-choice.ts';
import type { Projects } from '#src/access/scope-state.ts';
import type { ApiError } from '#src/api/errors.ts';
import { errorsAt, type FieldErrors } from '#src/flows/sheet-form/field-errors.ts';
import type { ChangePlan } from './change-flow.ts';

/** Which part of a role binding the person changes. */
export type Changing = 'role' | 'scope';

/** What the role binding shall be. */
export interface ChangeForm {
  /** A role reference. */
  readonly role: string;
  readonly scope: ScopeChoice;
}

/** The initial form: the role binding as it is. */
export function startChange({ role, projectId }: BindingFacts, projects: Projects): ChangeForm {
  return { role, scope: scopeOf(projectId, projects) };
}

/** What is to be created and deleted. The binding itself stays if its project is among those chosen. */
export function planOf({ id, subject, role, projectId }: BindingFacts, form: ChangeForm): ChangePlan {
  const wanted = projectIdsOf(form.scope).map((chosen) => ({ role: form.role, projectId: chosen }));
  const to = wanted.filter((one) => one.role !== role || one.projectId !== projectId);
  return { subject, from: to.length < wanted.length ? [] : [{ id, role, projectId }], to };
}

/** Everything that is wrong with the form, in words. */
export function checkChange(binding: BindingFacts, changing: Changing, form: ChangeForm): FieldErrors<ChangeForm> {
  if (projectIdsOf(form.scope).length === 0) return { scope: 'Choose at least one project.' };
  if (planOf(binding, form).to.length > 0) return {};
  return changing === 'role'
    ? { role: 'This is the current role. Choose another one.' }
    : { scope: 'This is the current scope. Choose another one.' };
}

/** The backend's refusals, at the fields where the person can fix them. */
export function changeErrors(error: ApiError): FieldErrors<ChangeForm> {
  return errorsAt(error, { role: 'role', project_id: 'scope' });
}
