import { listParams } from '#src/flows/list/list-search.ts';
import { searchParams, textsParam } from '#src/lib/search-params.ts';

/** The description of a project's list: also shown while its data loads. */
export const legacyTokensPurpose =
  'Tokens from before service accounts. They never expire. Move each client to an API token, then revoke its legacy token.';

/** The description of the list of all projects. */
export const allLegacyTokensPurpose =
  'Tokens from before service accounts, in every project. They never expire. Move each client to an API token, then revoke.';

export const legacyTokensSearch = searchParams({
  ...listParams(['name', 'used', 'created', 'todo']),
  use: textsParam,
});

export const allLegacyTokensSearch = searchParams({
  ...listParams(['name', 'project', 'used', 'created', 'todo']),
  use: textsParam,
  project: textsParam,
});
