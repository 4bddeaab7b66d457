import { checkName } from '#domain/rules/name.ts';
import { readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import type { Step, TokenPlan } from './create-token-flow.ts';

/** What the person has put into the form so far. The project id of `limit` is empty for a token without one. */
export interface TokenForm {
  readonly account: 'existing' | 'new';
  readonly existingId: string | undefined;
  readonly newName: string;
  readonly role: string | undefined;
  readonly scope:
    | { readonly kind: 'organization' }
    | { readonly kind: 'projects'; readonly projectIds: readonly string[] };
  /** `undefined` until the person changes the suggested name. */
  readonly tokenName: string | undefined;
  readonly limit: string;
}

export type TokenFormErrors = Partial<Record<'account' | 'newName' | 'role' | 'scope' | 'tokenName' | 'limit', string>>;

/** Checks everything at once, by the rules that the backend applies, too. */
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
    if (!existing) errors.account = 'Choose a service account.';
    return existing && { kind: 'existing', id: existing.id, name: existing.name };
  }
  const name = checkName(form.newName);
  if (!name.ok) errors.newName = name.reason;
  else if (accounts.some((account) => account.name === name.name)) {
    errors.newName = `A service account named “${name.name}” exists already. Choose another name, or use the existing one.`;
  }
  if (!form.role) errors.role = 'Choose a role: without one, the token can do nothing.';
  const projectIds = form.scope.kind === 'organization' ? [''] : form.scope.projectIds;
  if (projectIds.length === 0) errors.scope = 'Choose at least one project.';
  return name.ok && form.role ? { kind: 'new', name: name.name, role: form.role, projectIds } : undefined;
}

/** What the form lacks before anything can be made of it, in words: "the role". */
export function toChoose({ account, existingId, newName, role, scope, tokenName }: TokenForm): string[] {
  const isNew = account === 'new';
  return [
    !isNew && existingId === undefined && 'the service account',
    isNew && newName.trim() === '' && 'the account’s name',
    isNew && role === undefined && 'the role',
    isNew && scope.kind === 'projects' && scope.projectIds.length === 0 && 'the projects',
    tokenName?.trim() === '' && 'the token’s name',
  ].filter((part) => part !== false);
}

/** "token-2026-11-21": says when it was made, which is what a rotation asks first. With a number if that is taken. */
export function suggestTokenName(now: Date, taken: readonly string[]): string {
  const name = `token-${now.toISOString().slice(0, 10)}`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

/** Where a refusal belongs when nothing was made: beside the fields that caused it, or above the form. */
export function errorsOfFailure(step: Step, error: unknown): { errors: TokenFormErrors; notice: unknown } {
  const refusal = readError(error);
  const { kind, message, violations } = refusal;
  const name = kind === 'exists' ? message : violations['name'];
  const errors: TokenFormErrors = {};
  if (step.kind === 'account' && name) errors.newName = name;
  if (step.kind === 'token') {
    if (name) errors.tokenName = name;
    if (violations['project_id']) errors.limit = violations['project_id'];
    if (isGone(refusal)) errors.account = 'This service account was deleted meanwhile. Choose another one.';
  }
  return { errors, notice: Object.keys(errors).length > 0 ? undefined : error };
}
