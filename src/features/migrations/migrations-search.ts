import { clientKinds } from '#domain/rules/clients.ts';
import { listParams } from '#src/flows/list/list-search.ts';
import { flagParam, oneOfParam, searchParams, type SearchOf, textParam, textsParam } from '#src/lib/search-params.ts';

/** The description of a migration's page: also shown while its data loads. */
export const migratePurpose =
  'Gives a client an API token of its own, and shows when the client uses it. The address keeps where you are.';

/** The description of the list: also shown while its data loads. */
export const migrationsPurpose = 'Clients on their way from a legacy token to an API token of a service account.';

/** Everything that a migration knows: whoever opens the address goes on where it stands. */
export interface MigrateAddress {
  /** The legacy token that the client uses now. */
  readonly from: string;
  /** What kind of client it is. */
  readonly for: (typeof clientKinds)[number];
  /** The service account's ID, or `new` for one to be made. */
  readonly account: string;
  /** The API token, once it is made. */
  readonly token: string;
  /** The role binding that was made. */
  readonly binding: string;
  /** Whether the account was made, too. */
  readonly made: true;
}

export type MigrateSearch = SearchOf<MigrateAddress>;

export const migrateSearch = searchParams<MigrateAddress>({
  from: textParam,
  for: oneOfParam(clientKinds),
  account: textParam,
  token: textParam,
  binding: textParam,
  made: flagParam,
});

export const migrationsSearch = searchParams({
  ...listParams(['client', 'project', 'state', 'created', 'creator']),
  state: textsParam,
  project: textsParam,
});
