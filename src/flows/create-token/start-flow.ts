import { roleBindingsQuery } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { accounts, acme, type Person, projects, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { CreateTokenFlow, type FlowState, type TokenPlan } from './create-token-flow.ts';
import { tokenApi } from './token-api.ts';

const { production, staging } = projects;

/** For tests: a new account with a role in two projects, and its token. */
export const plan: TokenPlan = {
  account: { kind: 'new', name: 'ci', role: 'system:debuginfo-writer', projectIds: [production, staging] },
  token: { name: 'ci token', projectId: '' },
};
/** For tests: another token for an account that has the token `pager` and no role. */
export const existing: TokenPlan = {
  account: { kind: 'existing', id: accounts.incidentBot, name: 'incident-bot' },
  token: { name: 'second', projectId: production },
};

/** For tests: what exists when nothing was created, or all was undone. */
export const nothing = { accounts: 0, scopes: [], tokens: [] };
/** For tests: what exists once all of `plan` is done. */
export const complete = { accounts: 1, scopes: [production, staging], tokens: ['ci token'] };

/** For tests: a person's flow through the API, and a look at the domain's records afterwards. */
export function startFlow(wanted: TokenPlan = plan, person: Person = 'owner') {
  const { backend, queryClient } = startConsole(person);
  const states: FlowState[] = [];
  const api = tokenApi(queryClient, acme, subjectOf(person), backend.now());
  const flow = new CreateTokenFlow(wanted, api, (state) => states.push(state));
  const list = async (accountId: string) => {
    const tokens = await queryClient.query({ ...serviceAccountTokensQuery(acme, accountId), staleTime: 0 });
    return tokens.map(({ name }) => name);
  };
  return {
    backend,
    queryClient,
    flow,
    state: () => states.at(-1) ?? { status: 'idle' },
    /** What the backend has for the account `ci`, or another one. */
    there: (name = 'ci') =>
      backend.as('owner', async () => {
        const all = await queryClient.query({ ...serviceAccountsQuery(acme), staleTime: 0 });
        const bindings = await queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 });
        const [account, ...more] = all.filter((candidate) => candidate.name === name);
        const own = bindings.filter(({ subject }) => subject === `serviceaccount:${name}`);
        return {
          accounts: account ? 1 + more.length : 0,
          scopes: own.map(({ projectId }) => projectId),
          tokens: account ? await list(account.id) : [],
        };
      }),
  };
}
