import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { checkName } from '#domain/rules/name.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import type { Step, TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { errorsAt, type FieldErrors, reasonIn } from '#src/flows/sheet-form/field-errors.ts';

/** The form's values; `undefined` until the person changes what is suggested. */
export interface MakeForm {
  readonly accountName: string | undefined;
  readonly tokenName: string | undefined;
}

/** What is made: a token of this account, or of a new one, for a client of one project. */
export interface MakeWish {
  readonly kind: ClientKind;
  readonly projectId: string;
  /** `undefined`: a new account. */
  readonly account: { readonly id: string; readonly name: string } | undefined;
  readonly suggested: { readonly accountName: string; readonly tokenName: string };
}

/** Checks everything at once, by the same rules as the backend. A token works only in the project. */
export function planOf(
  form: MakeForm,
  { kind, projectId, account, suggested }: MakeWish,
): { readonly plan: TokenPlan } | { readonly errors: FieldErrors<MakeForm> } {
  const accountName = checkName(account?.name ?? form.accountName ?? suggested.accountName);
  const tokenName = checkName(form.tokenName ?? suggested.tokenName);
  if (!accountName.ok || !tokenName.ok) {
    return { errors: { accountName: reasonIn(accountName), tokenName: reasonIn(tokenName) } };
  }
  const token = { name: tokenName.name, projectId };
  if (account) return { plan: { account: { kind: 'existing', ...account }, token } };
  const { role } = clients[kind];
  return { plan: { account: { kind: 'new', name: accountName.name, role, projectIds: [projectId] }, token } };
}

/** The error of a flow that made nothing, and the field where it belongs. */
export function errorsOfFailure(step: Step, thrown: unknown): [error: ApiError, fields: FieldErrors<MakeForm>] {
  const error = readError(thrown);
  if (step.kind === 'binding') return [error, {}];
  return [error, errorsAt(error, { name: step.kind === 'account' ? 'accountName' : 'tokenName' })];
}
