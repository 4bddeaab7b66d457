import { clientKindOf } from '#domain/rules/client-message.ts';
import type { Migration } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import type { MigrateSearch } from './migrations-search.ts';

/** The address of a migration that the backend keeps. */
export function searchOf(migration: Migration): MigrateSearch {
  return {
    from: migration.legacyTokenId || undefined,
    for: clientKindOf(migration.client),
    account: migration.serviceAccountId,
    token: migration.tokenId,
    binding: migration.roleBindingId || undefined,
    made: migration.createdServiceAccount || undefined,
  };
}
