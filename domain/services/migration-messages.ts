import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { ClientKind } from '#domain/rules/clients.ts';
import type { LegacyToken, Migration } from '#domain/store/records.ts';
import { Client, MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';

const clients: Readonly<Record<ClientKind, Client>> = {
  agent: Client.AGENT,
  scraper: Client.SCRAPER,
  'debuginfo-upload': Client.DEBUGINFO_UPLOAD,
  'github-actions': Client.GITHUB_ACTIONS,
  'source-maps': Client.SOURCE_MAPS,
  'query-script': Client.QUERY_SCRIPT,
};

const kinds: ReadonlyMap<Client, ClientKind> = new Map([
  [Client.AGENT, 'agent'],
  [Client.SCRAPER, 'scraper'],
  [Client.DEBUGINFO_UPLOAD, 'debuginfo-upload'],
  [Client.GITHUB_ACTIONS, 'github-actions'],
  [Client.SOURCE_MAPS, 'source-maps'],
  [Client.QUERY_SCRIPT, 'query-script'],
]);

type Outcome = NonNullable<Migration['outcome']>;

const outcomes: Readonly<Record<Outcome, MigrationOutcome>> = {
  finished: MigrationOutcome.FINISHED,
  abandoned: MigrationOutcome.ABANDONED,
};

/** The kind of client in a request; `undefined` for none that is known. */
export function clientKindOf(client: Client): ClientKind | undefined {
  return kinds.get(client);
}

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
    client: clients[migration.client],
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
