import { flagParam, oneOfParam, pageParam, searchParams, textParam } from '#src/lib/search-params.ts';

/** What the page of all accounts is for: said before its data is there, too. */
export const accountsPurpose =
  'Machines that act in this organization: agents, scrapers, CI jobs. Each signs in with its API tokens and may do what its roles permit.';

/** Which accounts to show, by what is the matter with them. */
export const accountStates = ['no-role', 'no-token', 'never-used', 'idle'] as const;
export type AccountState = (typeof accountStates)[number];

export const accountSorts = ['name', 'tokens', 'used', 'created', 'creator'] as const;
export const tokenSorts = ['name', 'created', 'creator', 'used'] as const;

export const serviceAccountsSearch = searchParams({
  q: textParam,
  role: textParam,
  state: oneOfParam(accountStates),
  sort: oneOfParam(accountSorts),
  desc: flagParam,
  page: pageParam,
  create: oneOfParam(['service-account', 'token']),
  /** With `create=token`: the account to preselect, by its id. */
  account: textParam,
});

export type ServiceAccountsSearch = ReturnType<typeof serviceAccountsSearch>;

export const serviceAccountSearch = searchParams({
  sort: oneOfParam(tokenSorts),
  desc: flagParam,
  page: pageParam,
  create: oneOfParam(['token']),
});
