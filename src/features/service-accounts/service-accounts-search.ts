import { listParams } from '#src/flows/list/list-search.ts';
import { oneOfParam, searchParams, textParam, textsParam } from '#src/lib/search-params.ts';
import type { RouteAct } from '#src/shell/palette/declarations.ts';

/** The description of the page of all accounts: also shown while its data loads. */
export const accountsPurpose =
  'Identities for agents, scrapers and CI jobs. They authenticate with API tokens; roles decide what they can do.';

/** The link after it, which leads to the page of all tokens. */
export const allTokens = 'All API tokens';

/** The description of the page of all tokens. */
export const tokensPurpose =
  'The API tokens of all service accounts. Delete the ones that nobody uses: each is a key that can be stolen.';

/** The states to filter accounts by. */
export const accountStates = ['no-role', 'no-token', 'never-used', 'idle'] as const;
export type AccountState = (typeof accountStates)[number];

export const serviceAccountsSearch = searchParams({
  ...listParams(['name', 'tokens', 'used', 'created', 'creator']),
  role: textsParam,
  state: textsParam,
  create: oneOfParam(['service-account', 'token']),
  /** With `create=token`: the account to preselect, by its id, and the project to limit the token to. */
  account: textParam,
  limit: textParam,
  /** With `create=service-account`: the name to start with. */
  name: textParam,
});

export const serviceAccountSearch = searchParams({
  ...listParams(['name', 'created', 'creator', 'used']),
  create: oneOfParam(['token']),
});

export const tokensSearch = searchParams({
  ...listParams(['name', 'account', 'used', 'created', 'creator']),
  /** Days without a use, or `never`. */
  unused: textsParam,
});

/** What the addresses open, for the command palette: a token on the list's page, or on the page of its account. */
export const createTokenAct: RouteAct = {
  label: 'Create API Token',
  search: { create: 'token' },
  permission: 'serviceaccounttoken.create',
};
export const accountActs: readonly RouteAct[] = [
  createTokenAct,
  { label: 'Create Service Account', search: { create: 'service-account' }, permission: 'serviceaccount.create' },
];
