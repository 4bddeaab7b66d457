import { missingPermissions, type ProjectScope } from '#domain/rules/access.ts';
import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { parseSubject, serviceAccountSubject } from '#domain/rules/subject.ts';
import { narrowScope } from '#src/access/narrow-scope.ts';
import type { ScopeChoice } from '#src/access/scope-picker.tsx';
import type { Projects } from '#src/access/scope-state.ts';
import type { ApiError } from '#src/api/errors.ts';

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

export type FormErrors = Partial<Record<'account' | 'provider' | 'email' | 'role' | 'scope', string>>;

/** The form at its beginning: for a subject, when one is given that can be given roles. */
export function startForm(subject: string | undefined, provider: string, projects: Projects): BindingForm {
  const form: BindingForm = {
    kind: 'serviceaccount',
    account: '',
    provider,
    email: '',
    role: '',
    scope: narrowScope(projects),
  };
  const parsed = parseSubject(subject ?? '');
  if (parsed.kind === 'serviceaccount') return { ...form, account: parsed.name };
  if (parsed.kind === 'user') return { ...form, kind: 'user', provider: parsed.provider, email: parsed.id };
  return form;
}

/** The subject that the form names, once it names one. */
export function subjectOf({ kind, account, provider, email }: BindingForm): string | undefined {
  const raw = kind === 'user' ? `user:${provider.trim()}:${email}` : serviceAccountSubject(account);
  const checked = checkNewSubject(raw);
  return checked.ok ? checked.subject : undefined;
}

/** The projects that a scope stands for; the empty one is the whole organization. */
export function projectIdsOf(scope: ScopeChoice): readonly string[] {
  return scope.kind === 'organization' ? [''] : scope.projectIds;
}

/** Everything that is wrong with the form, in words; by the same rules as the backend's. */
export function checkForm(form: BindingForm): FormErrors {
  return {
    ...(form.kind === 'user' ? checkUser(form) : checkAccount(form)),
    ...(form.role === '' && { role: 'Choose a role.' }),
    ...(projectIdsOf(form.scope).length === 0 && { scope: 'Choose at least one project.' }),
  };
}

function checkAccount({ account }: BindingForm): FormErrors {
  if (account === '') return { account: 'Choose a service account.' };
  const checked = checkNewSubject(serviceAccountSubject(account));
  return checked.ok ? {} : { account: checked.reason };
}

function checkUser({ provider, email }: BindingForm): FormErrors {
  const name = provider.trim();
  // A colon would end the provider early and make its rest a part of the e-mail.
  const withAnyone = name.includes(':')
    ? ({ ok: false, reason: 'Enter the provider’s name without a colon.' } as const)
    : checkNewSubject(`user:${name}:someone@example.com`);
  const withAny = checkNewSubject(`user:any:${email}`);
  return {
    ...(!withAnyone.ok && { provider: withAnyone.reason }),
    ...(!withAny.ok && { email: withAny.reason }),
  };
}

const fields: Readonly<Record<string, keyof FormErrors>> = { role: 'role', project_id: 'scope' };

/** What the backend said is wrong, at the fields where a person can mend it. */
export function errorsFrom({ violations }: ApiError, kind: BindingForm['kind']): FormErrors {
  return Object.fromEntries(
    Object.entries(violations).map(([field, words]) => [
      fields[field] ?? (kind === 'user' ? 'email' : 'account'),
      words,
    ]),
  );
}

/** What the person would give away without holding it, at these scopes: what the backend refuses. */
export function missingFor(
  role: { readonly permissions: readonly string[] },
  scope: ScopeChoice,
  held: (scope: ProjectScope) => ReadonlySet<Permission>,
): Permission[] {
  const wanted = role.permissions.filter(isPermission);
  const lacking = projectIdsOf(scope).flatMap((projectId) => missingPermissions(wanted, held(projectId || null)));
  return missingPermissions(lacking, new Set());
}
