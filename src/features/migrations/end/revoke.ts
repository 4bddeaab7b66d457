import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { deleteLegacyToken, type LegacyToken } from '#src/api/legacy-tokens.ts';
import { endMigration } from '#src/api/migrations.ts';
import { unlessGone } from '#src/api/unless-gone.ts';

export interface Revoked {
  readonly organizationId: string;
  readonly token: LegacyToken;
  /** The migration that ends with it. */
  readonly migrationId: string | undefined;
}

/**
 * Finishes a migration, then revokes its legacy token, which somebody else may have done. In this order: what was abandoned
 * meanwhile is refused while the client still has its legacy token. Can be tried again after any failure.
 */
export async function revokeAndFinish({ organizationId, token, migrationId }: Revoked): Promise<void> {
  if (migrationId !== undefined) {
    await unlessGone(endMigration({ organizationId, id: migrationId, outcome: MigrationOutcome.FINISHED }));
  }
  await unlessGone(deleteLegacyToken(token));
}
