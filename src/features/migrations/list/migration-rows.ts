import type { Timestamp } from '@bufbuild/protobuf/wkt';
import { clientKindOf } from '#domain/rules/client-message.ts';
import { type Migration, MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { clientWords } from '#src/access/clients.ts';
import { searchOf } from '../migration-address.ts';
import type { MigrateSearch } from '../migrations-search.ts';

export const migrationStates = ['under-way', 'finished', 'abandoned'] as const;
export type MigrationStanding = (typeof migrationStates)[number];

export const standingWords: Readonly<Record<MigrationStanding, string>> = {
  'under-way': 'Under way',
  finished: 'Finished',
  abandoned: 'Abandoned',
};

/** A row of the list of migrations. */
export interface MigrationRow {
  readonly id: string;
  readonly client: string;
  readonly projectId: string;
  /** Empty while it isn't known. */
  readonly projectName: string;
  readonly legacyToken: string;
  readonly account: string;
  readonly standing: MigrationStanding;
  readonly createdAt?: Timestamp | undefined;
  readonly createdBy: string;
  readonly search: MigrateSearch;
}

type Named = readonly { readonly id: string; readonly name: string }[];

/** A list that isn't there: it is read just now, the person may not see it, or it could not be loaded. */
export type Unread = 'loading' | 'denied' | 'failed';

const unreadWords: Readonly<Record<Unread, string>> = {
  loading: 'Loading…',
  denied: 'Not visible to you',
  failed: 'Not loaded',
};

/** The lists that say what a migration's IDs stand for. */
export interface Names {
  readonly projects: ReadonlyMap<string, string>;
  readonly legacyTokens: Named | Unread;
  readonly accounts: Named | Unread;
}

/** Migrations as rows, those under way first. */
export function migrationRows(migrations: readonly Migration[], names: Names): MigrationRow[] {
  const rows = migrations.map((migration): MigrationRow => {
    const { id, projectId, legacyTokenId, serviceAccountId, createdAt, createdBy } = migration;
    const kind = clientKindOf(migration.client);
    return {
      id,
      client: kind ? clientWords[kind].label : 'Client',
      projectId,
      projectName: names.projects.get(projectId) ?? '',
      legacyToken: legacyTokenId === '' ? 'None' : nameIn(names.legacyTokens, legacyTokenId, 'Revoked'),
      account: nameIn(names.accounts, serviceAccountId, 'Deleted'),
      standing: standingOf(migration),
      createdAt,
      createdBy,
      search: searchOf(migration),
    };
  });
  return migrationStates.flatMap((standing) => rows.filter((row) => row.standing === standing));
}

function nameIn(list: Names['accounts'], id: string, gone: string): string {
  return typeof list === 'string' ? unreadWords[list] : (list.find((one) => one.id === id)?.name ?? gone);
}

function standingOf({ endedAt, outcome }: Migration): MigrationStanding {
  if (!endedAt) return 'under-way';
  return outcome === MigrationOutcome.ABANDONED ? 'abandoned' : 'finished';
}
