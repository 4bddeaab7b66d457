import type { ClientKind } from '#domain/rules/clients.ts';
import { checkName } from '#domain/rules/name.ts';
import type { ScopeChoice } from '#src/access/scope-choice.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import type { Step, TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { errorsAt, type FieldErrors } from '#src/flows/sheet-form/field-errors.ts';

/** The form's values. The project ID `limit` is empty for a token without a limit. */
export interface TokenForm {
  /** The client that the token is for, if the person says so. */
  readonly client: ClientKind | undefined;
  readonly account: 'existing' | 'new';
  readonly existingId: string | undefined;
  readonly newName: string;
  readonly role: string | undefined;
  readonly scope: ScopeChoice;
  /** `undefined` until the person changes the suggested name. */
  readonly tokenName: string | undefined;
  readonly limit: string;
}

type TokenFormErrors = FieldErrors<TokenForm>;

/** Checks everything at once, by the same rules as the backend. */
export function checkTokenForm(
  form: TokenForm,
  accounts: readonly { readonly id: string; readonly name: string }[],
  suggestedName: string,
): { readonly plan: TokenPlan } | { readonly errors: TokenFormErrors } {
  const errors: TokenFormErrors = {};
  const account = checkAccount(form, accounts, errors);
  const tokenName = checkName(form.tokenName ?? suggestedName);
  if (!tokenName.ok) errors.tokenName = tokenName.reason;
  if (!account || !tokenName.ok || Object.keys(errors).length > 0) return { errors };
  return { plan: { account, token: { name: tokenName.name, projectId: form.limit } } };
}

function checkAccount(
  form: TokenForm,
  accounts: readonly { readonly id: string; readonly name: string }[],
  errors: TokenFormErrors,
): TokenPlan['account'] | undefined {
  if (form.account === 'existing') {
    const existing = accounts.find(({ id }) => id === form.existingId);
    if (!existing) errors.existingId = 'Choose a service account.';
    return existing && { kind: 'existing', id: existing.id, name: existing.name };
  }
  const name = checkName(form.newName);
  if (!name.ok) errors.newName = name.reason;
  else if (accounts.some((account) => account.name === name.name)) {
    errors.newName = `A service account named “${name.name}” exists already. Choose another name, or use the existing one.`;
  }
  if (!form.role) errors.role = 'Choose a role: without one, the token has no access.';
  const projectIds = form.scope.kind === 'organization' ? [''] : form.scope.projectIds;
  if (projectIds.length === 0) errors.scope = 'Choose at least one project.';
  return name.ok && form.role ? { kind: 'new', name: name.name, role: form.role, projectIds } : undefined;
}

/** What is missing before the form can be sent: "a role". */
export function missingIn({ account, existingId, newName, role, scope, tokenName }: TokenForm): (string | false)[] {
  const isNew = account === 'new';
  return [
    !isNew && existingId === undefined && 'a service account',
    isNew && newName.trim() === '' && 'an account name',
    isNew && role === undefined && 'a role',
    isNew && scope.kind === 'projects' && scope.projectIds.length === 0 && 'at least one project',
    tokenName?.trim() === '' && 'a token name',
  ];
}

/** The error of a flow that created nothing, and the fields where it belongs. */
export function errorsOfFailure(step: Step, thrown: unknown): [error: ApiError, fields: TokenFormErrors] {
  const error = readError(thrown);
  if (step.kind === 'account') return [error, errorsAt(error, { name: 'newName' })];
  if (step.kind === 'binding') return [error, {}];
  const gone = 'This service account was deleted meanwhile. Choose another one.';
  if (isGone(error)) return [error, { existingId: gone }];
  return [error, errorsAt(error, { name: 'tokenName', project_id: 'limit' })];
}
