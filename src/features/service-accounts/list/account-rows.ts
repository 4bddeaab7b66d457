import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type {
  ServiceAccount,
  ServiceAccountToken,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { lastUseOf } from '#src/access/last-use.ts';
import type { AccountState } from '../service-accounts-search.ts';

/** What is known about an account's tokens. They load account by account, after the table shows. */
export type TokensOfAccount =
  | { readonly kind: 'loading' | 'denied' | 'failed' }
  | { readonly kind: 'known'; readonly names: readonly string[]; readonly lastUsed: Date | undefined };

/** A row of the table of service accounts. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly createdAt?: Timestamp | undefined;
  readonly createdBy: string;
  /** `undefined` when the person may not see role bindings. */
  readonly bindings: readonly RoleBinding[] | undefined;
  readonly tokens: TokensOfAccount;
}

const day = 86_400_000;
/** An account is idle if none of its tokens was used for this long. */
const idleAfter = 30 * day;

/** `bindings` are by subject. A row stays the same object while its parts do, so only changed rows render again. */
export function accountRows(
  accounts: readonly ServiceAccount[],
  bindings: ReadonlyMap<string, readonly RoleBinding[]> | undefined,
  tokensOf: (accountId: string) => TokensOfAccount,
): AccountRow[] {
  return accounts.map((account) => {
    const subject = serviceAccountSubject(account.name);
    return rowOf(account, subject, bindings && (bindings.get(subject) ?? none), tokensOf(account.id));
  });
}

const none: readonly RoleBinding[] = [];
const lastRows = new WeakMap<ServiceAccount, AccountRow>();

function rowOf(
  account: ServiceAccount,
  subject: string,
  bindings: AccountRow['bindings'],
  tokens: TokensOfAccount,
): AccountRow {
  const before = lastRows.get(account);
  if (before && before.bindings === bindings && before.tokens === tokens) return before;
  const { id, name, createdAt, createdBy } = account;
  const row = { id, name, subject, createdAt, createdBy, bindings, tokens };
  lastRows.set(account, row);
  return row;
}

/** The role bindings of these accounts. Kept apart from the rows, which change whenever tokens load. */
export function bindingsOfAccounts(
  accounts: readonly ServiceAccount[],
  bindings: readonly RoleBinding[],
): ReadonlyMap<string, readonly RoleBinding[]> {
  const groups = new Map<string, RoleBinding[]>(accounts.map(({ name }) => [serviceAccountSubject(name), []]));
  for (const binding of bindings) groups.get(binding.subject)?.push(binding);
  return groups;
}

/** The tokens' names, and when the latest of them was last used. */
export function knownTokens(tokens: readonly ServiceAccountToken[]): TokensOfAccount {
  return { kind: 'known', names: tokens.map(({ name }) => name), lastUsed: lastUseOf(tokens) };
}

/** The states that the list filters by. Unknown tokens don't count. */
export function statesOf({ bindings, tokens }: AccountRow, now: Date): readonly AccountState[] {
  const states: AccountState[] = [];
  if (bindings?.length === 0) states.push('no-role');
  if (tokens.kind !== 'known') return states;
  if (tokens.names.length === 0) states.push('no-token');
  if (tokens.lastUsed === undefined) states.push('never-used');
  else if (now.getTime() - tokens.lastUsed.getTime() >= idleAfter) states.push('idle');
  return states;
}
