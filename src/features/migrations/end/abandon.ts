import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { endMigration } from '#src/api/migrations.ts';
import { deleteRoleBinding } from '#src/api/roles.ts';
import { deleteServiceAccountToken } from '#src/api/service-account-tokens.ts';
import { deleteServiceAccount } from '#src/api/service-accounts.ts';
import { unlessGone } from '#src/api/unless-gone.ts';
import type { UndoPlan } from './undo-plan.ts';

export interface Abandoned {
  readonly organizationId: string;
  readonly accountId: string;
  readonly plan: UndoPlan;
  /** `undefined`: the backend keeps none. */
  readonly migrationId: string | undefined;
}

/**
 * Abandons a migration, then deletes what was made for it. In this order: what somebody else has finished meanwhile is refused
 * before anything is deleted that the client now needs. Can be tried again after any failure.
 */
export async function abandon({ organizationId, accountId, plan, migrationId }: Abandoned): Promise<void> {
  if (migrationId !== undefined) {
    await unlessGone(endMigration({ organizationId, id: migrationId, outcome: MigrationOutcome.ABANDONED }));
  }
  if (plan.kind === 'account') {
    await unlessGone(deleteServiceAccount({ organizationId, id: plan.id }));
    return;
  }
  await unlessGone(deleteServiceAccountToken({ organizationId, serviceAccountId: accountId, id: plan.tokenId }));
  if (plan.binding) await unlessGone(deleteRoleBinding({ organizationId, id: plan.binding.id }));
}
