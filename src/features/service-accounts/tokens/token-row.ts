import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { OwnedToken } from '#src/api/service-account-tokens.ts';

/** A row of a list of API tokens. */
export interface TokenRow extends Pick<
  ServiceAccountToken,
  'id' | 'name' | 'serviceAccountId' | 'projectId' | 'lastUsedAt' | 'createdAt' | 'createdBy'
> {
  readonly accountName: string;
}

/** Tokens as rows, each with the name of its account. */
export function tokenRows(owned: readonly OwnedToken[]): TokenRow[] {
  return owned.map(({ token, account }) => ({ ...token, accountName: account.name }));
}

/** The texts that a list of tokens is searched in. */
export const tokenSearch = {
  looksAt: 'names, service accounts and who created it',
  textsOf: ({ name, accountName, createdBy }: TokenRow) => [name, accountName, createdBy],
};

/** How many tokens each account keeps when these go, of the accounts that lose one; by the account's name. */
export function keptTokens(all: readonly TokenRow[], gone: readonly TokenRow[]): ReadonlyMap<string, number> {
  const ids = new Set(gone.map(({ id }) => id));
  const kept = new Map(gone.map(({ accountName }) => [accountName, 0]));
  for (const { id, accountName } of all) {
    const count = kept.get(accountName);
    if (count !== undefined && !ids.has(id)) kept.set(accountName, count + 1);
  }
  return kept;
}
