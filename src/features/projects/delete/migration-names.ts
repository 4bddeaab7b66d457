import type { Migration } from '#proto/console/migration/v1alpha1/migration_pb.ts';

type Named = { readonly id: string; readonly name: string };

/** A migration as it is named where it stands alone. */
export interface MigrationName {
  readonly id: string;
  readonly name: string;
  readonly isUnderWay: boolean;
}

/** Migrations by what they lead away from, else by the token that they lead to; those under way first. */
export function migrationNames(
  migrations: readonly Migration[],
  legacyTokens: readonly Named[] = [],
  tokens: readonly { readonly token: Named }[] = [],
): MigrationName[] {
  const old = new Map(legacyTokens.map(({ id, name }) => [id, name]));
  const young = new Map(tokens.map(({ token }) => [token.id, token.name]));
  return migrations
    .map(({ id, legacyTokenId, tokenId, endedAt }) => ({
      id,
      name: old.get(legacyTokenId) ?? young.get(tokenId) ?? 'A token that is gone',
      isUnderWay: endedAt === undefined,
    }))
    .toSorted((a, b) => Number(b.isUnderWay) - Number(a.isUnderWay));
}
