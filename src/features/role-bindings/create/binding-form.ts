import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { parseSubject, serviceAccountSubject } from '#domain/rules/subject.ts';
import { narrowScope } from '#src/access/narrow-scope.ts';
import type { ScopeChoice } from '#src/access/scope-picker.tsx';
import type { Projects } from '#src/access/scope-state.ts';
import type { ApiError } from '#src/api/errors.ts';
import { errorsAt, type FieldErrors, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';

/** What the person chose and typed so far. */
export interface BindingForm {
  readonly kind: 'serviceaccount' | 'user';
  readonly account: string;
  readonly provider: string;
  readonly email: string;
  /** A role reference; empty until one is chosen. */
  readonly role: string;
  readonly scope: ScopeChoice;
}

/** The props of each part of the form: the form, its values, and the data of the page. */
export type BindingFieldsProps = { form: SheetFormOf<BindingForm>; values: BindingForm; data: BindingsData };

type FormErrors = FieldErrors<BindingForm>;

/** What the form starts with, from the page's address. A part that it doesn't name or that can't be used is left to choose. */
export interface BindingPrefill {
  readonly subject?: string | undefined;
  /** The reference of a role that exists. */
  readonly role?: string | undefined;
  /** A project's ID, or "organization". */
  readonly scope?: string | undefined;
}

/** The initial form. */
export function startForm({ subject, role, scope }: BindingPrefill, provider: string, projects: Projects): BindingForm {
  const form: BindingForm = {
    kind: 'serviceaccount',
    account: '',
    provider,
    email: '',
    role: role ?? '',
    scope: scopeIn(scope, projects),
  };
  const parsed = parseSubject(subject ?? '');
  if (parsed.kind === 'serviceaccount') return { ...form, account: parsed.name };
  if (parsed.kind === 'user') return { ...form, kind: 'user', provider: parsed.provider, email: parsed.id };
  return form;
}

function scopeIn(scope: string | undefined, projects: Projects): ScopeChoice {
  if (scope === 'organization') return { kind: 'organization' };
  return scope !== undefined && projects.names.has(scope)
    ? { kind: 'projects', projectIds: [scope] }
    : narrowScope(projects);
}

/** The subject that the form describes; `undefined` while it is incomplete. */
export function subjectOf({ kind, account, provider, email }: BindingForm): string | undefined {
  const raw = kind === 'user' ? `user:${provider.trim()}:${email}` : serviceAccountSubject(account);
  const checked = checkNewSubject(raw);
  return checked.ok ? checked.subject : undefined;
}

/** The project IDs of a scope; the empty ID is the whole organization. */
export function projectIdsOf(scope: ScopeChoice): readonly string[] {
  return scope.kind === 'organization' ? [''] : scope.projectIds;
}

/** Everything that is wrong with the form, in words. Applies the same rules as the backend. */
export function checkForm(form: BindingForm): FormErrors {
  return {
    ...(form.kind === 'user' ? checkUser(form) : checkAccount(form)),
    ...(form.role === '' && { role: 'Choose a role.' }),
    ...(projectIdsOf(form.scope).length === 0 && { scope: 'Choose at least one project.' }),
  };
}

function checkAccount({ account }: BindingForm): FormErrors {
  if (account === '') return { account: 'Choose a service account.' };
  return { account: reasonIn(checkNewSubject(serviceAccountSubject(account))) };
}

function checkUser({ provider, email }: BindingForm): FormErrors {
  const name = provider.trim();
  // A colon would cut the provider short and push its rest into the e-mail.
  const wrongProvider = name.includes(':')
    ? 'Enter the provider’s name without a colon.'
    : reasonIn(checkNewSubject(`user:${name}:someone@example.com`));
  return { provider: wrongProvider, email: reasonIn(checkNewSubject(`user:any:${email}`)) };
}

/** The backend's refusals, at the fields where the person can fix them. */
export function errorsFrom(error: ApiError, kind: BindingForm['kind']): FormErrors {
  return errorsAt(error, { subject: kind === 'user' ? 'email' : 'account', role: 'role', project_id: 'scope' });
}

/** What is missing before the form can be sent: "a role". */
export function missingIn(form: BindingForm): (string | false)[] {
  return [
    subjectOf(form) === undefined && 'a subject',
    form.role === '' && 'a role',
    projectIdsOf(form.scope).length === 0 && 'at least one project',
  ];
}
