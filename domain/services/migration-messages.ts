import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { clientMessage } from '#domain/rules/client-message.ts';
import type { LegacyToken, Migration } from '#domain/store/records.ts';
import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';

type Outcome = NonNullable<Migration['outcome']>;

const outcomes: Readonly<Record<Outcome, MigrationOutcome>> = {
  finished: MigrationOutcome.FINISHED,
  abandoned: MigrationOutcome.ABANDONED,
};

/** The outcome in a request; `undefined` for none that is known. */
export function outcomeOf(outcome: MigrationOutcome): Outcome | undefined {
  if (outcome === MigrationOutcome.FINISHED) return 'finished';
  return outcome === MigrationOutcome.ABANDONED ? 'abandoned' : undefined;
}

export function legacyTokenMessage({ id, projectId, name, createdAt, lastUsedAt }: LegacyToken) {
  const used = lastUsedAt && { lastUsedAt: timestampFromDate(lastUsedAt) };
  return { id, projectId, name, createdAt: timestampFromDate(createdAt), ...used };
}

export function migrationMessage(migration: Migration) {
  const { id, projectId, serviceAccountId, tokenId, createdServiceAccount, createdBy, endedAt, outcome } = migration;
  return {
    id,
    projectId,
    legacyTokenId: migration.legacyTokenId ?? '',
    client: clientMessage(migration.client),
    serviceAccountId,
    tokenId,
    createdServiceAccount,
    roleBindingId: migration.roleBindingId ?? '',
    createdAt: timestampFromDate(migration.createdAt),
    createdBy,
    ...(endedAt && { endedAt: timestampFromDate(endedAt) }),
    outcome: outcome === null ? MigrationOutcome.UNSPECIFIED : outcomes[outcome],
  };
}
