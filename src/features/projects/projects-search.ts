import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The descriptions of the pages: also shown while their data loads. */
export const projectsPurpose =
  'Where profiles and debug info are stored. Clients send a project’s ID with their API token.';

/** The links after the first, which lead to the pages of all projects. */
export const allLegacyTokens = 'All legacy tokens';
export const migrations = 'Migrations';

export const projectPurpose = 'Who can do what in this project, and which service accounts send data to it.';
export const projectSettingsPurpose = 'The project’s name and ID, and the way to delete it.';

export const projectsSearch = searchParams({
  ...listParams(['name', 'bindings', 'writers', 'legacy', 'data']),
  create: oneOfParam(['project']),
});

export const projectSettingsSearch = searchParams({
  change: oneOfParam(['name']),
});

/** What the address opens, for the command palette. */
export const projectActs: readonly RouteAct[] = [
  { label: 'Create Project', search: { create: 'project' }, permission: 'project.create' },
];
