import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The page's description: also shown while its data loads. */
export const invitesPurpose = 'Links that give a role in the whole organization to everyone who accepts them.';

/** The parameters in the page's address. `invite` is the ID of the invite whose details are open. */
export const invitesSearch = searchParams({
  ...listParams(['role', 'status', 'accepted', 'expires', 'created', 'creator']),
  role: textsParam,
  status: textsParam,
  creator: textsParam,
  create: oneOfParam(['invite']),
  invite: textParam,
});

/** What the address opens, for the command palette. */
export const inviteActs: readonly RouteAct[] = [
  { label: 'Create Invite', search: { create: 'invite' }, permission: 'invite.create' },
];
