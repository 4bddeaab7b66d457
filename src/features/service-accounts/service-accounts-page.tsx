import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { PageHeader } from '#layout/page-header.tsx';
import { useCan } from '#src/api/access.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { lazyPart } from '#src/lib/lazy-part.ts';
import { useNow } from '#src/lib/now.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Notice } from '#ui/notice.tsx';
import { useAccess } from './access-of-page.ts';
import { accountColumns } from './account-columns.tsx';
import { AccountMenu } from './account-menu.tsx';
import { type AccountRow, accountRows, filterAccounts } from './account-rows.ts';
import { AccountsToolbar, type Filters } from './accounts-toolbar.tsx';
import { accountSorts } from './service-accounts-search.ts';
import { useAccountTokens } from './use-account-tokens.ts';

const CreateServiceAccountSheet = lazyPart(() =>
  import('./create-service-account-sheet.tsx').then((module) => module.CreateServiceAccountSheet),
);
const CreateTokenSheet = lazyPart(() => import('./create-token-sheet.tsx').then((module) => module.CreateTokenSheet));
const DeleteServiceAccountDialog = lazyPart(() =>
  import('./delete-service-account-dialog.tsx').then((module) => module.DeleteServiceAccountDialog),
);

const from = '/organizations/$organizationId/iam/service-accounts/';
/** From how many accounts on the quota is worth a word. */
const nearQuota = maxServiceAccounts - 5;

/** Every service account of the organization: what it may do, how many tokens it has, and when one was last used. */
export function ServiceAccountsPage() {
  const { organizationId } = useParams({ from });
  const { create, account, page, sort, desc, ...filters } = useSearch({ from });
  const navigate = useNavigate({ from });
  const now = useNow();
  const { data: accounts } = useSuspenseQuery(serviceAccountsQuery(organizationId));
  const { bindings, roles, projects } = useAccess(organizationId);
  const seesTokens = useCan(organizationId, 'serviceaccounttoken.list');
  const ids = useMemo(() => accounts.map(({ id }) => id), [accounts]);
  const { tokensOf, pending } = useAccountTokens(organizationId, ids, seesTokens.allowed);
  const rows = useMemo(() => accountRows(accounts, bindings, tokensOf), [accounts, bindings, tokensOf]);
  const columns = useMemo(() => accountColumns({ organizationId, roles, projects }), [organizationId, roles, projects]);
  const shown = filterAccounts(rows, filters, now);
  const [deleting, setDeleting] = useState<AccountRow>();

  const filter = (change: Filters) =>
    void navigate({ search: (old) => ({ ...old, ...change, page: undefined }), replace: true });
  const open = (what: 'service-account' | 'token', accountId?: string) =>
    void navigate({ search: (old) => ({ ...old, create: what, account: accountId }) });
  const close = () =>
    void navigate({ search: (old) => ({ ...old, create: undefined, account: undefined }), replace: true });

  const menuOf = (row: AccountRow) => (
    <AccountMenu
      organizationId={organizationId}
      row={row}
      onCreateToken={() => open('token', row.id)}
      onDelete={() => setDeleting(row)}
    />
  );

  return (
    <>
      <PageHeader
        description="Machines that act in this organization: agents, scrapers, CI jobs. Each signs in with its API tokens and may do what its roles permit."
        actions={<Actions organizationId={organizationId} count={accounts.length} onOpen={open} />}
      />
      {accounts.length >= nearQuota && (
        <div className="mb-4">
          <Notice tone={accounts.length >= maxServiceAccounts ? 'warning' : 'neutral'}>
            {accounts.length} of {maxServiceAccounts} service accounts that an organization may have.
            {accounts.length >= maxServiceAccounts && ' Delete one that is no longer used before creating another.'}
          </Notice>
        </div>
      )}
      {accounts.length > 0 && (
        <AccountsToolbar rows={rows} shown={shown.length} filters={filters} onFilter={filter} pending={pending} />
      )}
      <DataTable
        caption="Service accounts"
        columns={columns}
        rows={shown}
        rowKey={(row) => row.id}
        sort={{ by: sort ?? 'name', direction: desc ? 'descending' : 'ascending' }}
        onSort={({ by, direction }) => {
          const known = accountSorts.find((name) => name === by);
          const next = { sort: known, desc: direction === 'descending' ? (true as const) : undefined, page: undefined };
          void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
        }}
        page={page ?? 1}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, page: next === 1 ? undefined : next }) })}
        rowActions={menuOf}
        empty={
          accounts.length === 0 ? (
            <Nothing organizationId={organizationId} onOpen={open} />
          ) : (
            <NoMatch onClear={() => filter({ q: undefined, role: undefined, state: undefined })} />
          )
        }
      />
      <Suspense fallback={null}>
        {create === 'service-account' && (
          <CreateServiceAccountSheet organizationId={organizationId} accounts={accounts} onClose={close} />
        )}
        {create === 'token' && <CreateTokenSheet organizationId={organizationId} accountId={account} onClose={close} />}
        {deleting && (
          <DeleteServiceAccountDialog
            organizationId={organizationId}
            account={deleting}
            onClose={() => setDeleting(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

type Open = (what: 'service-account' | 'token') => void;

function Actions({ organizationId, count, onOpen }: { organizationId: string; count: number; onOpen: Open }) {
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const full =
    count >= maxServiceAccounts
      ? `The organization has ${maxServiceAccounts} service accounts, the most it may have.`
      : undefined;
  return (
    <>
      <Button
        disabledReason={createAccount.reason ?? full}
        onClick={() => onOpen('service-account')}
        onPointerEnter={CreateServiceAccountSheet.preload}
        onFocus={CreateServiceAccountSheet.preload}
      >
        Create Service Account
      </Button>
      <Button
        variant="primary"
        disabledReason={createToken.reason}
        onClick={() => onOpen('token')}
        onPointerEnter={CreateTokenSheet.preload}
        onFocus={CreateTokenSheet.preload}
      >
        Create API Token
      </Button>
    </>
  );
}

function Nothing({ organizationId, onOpen }: { organizationId: string; onOpen: Open }) {
  const { reason } = useCan(organizationId, 'serviceaccounttoken.create');
  return (
    <EmptyState
      icon={<Bot />}
      title="No service accounts yet"
      action={
        <Button variant="primary" disabledReason={reason} onClick={() => onOpen('token')}>
          Create the first one with its token
        </Button>
      }
    >
      A service account is how an agent, a scraper or a CI job signs in. Create one together with its role and its first
      API token.
    </EmptyState>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="No service account matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
      Change the search or the filters above.
    </EmptyState>
  );
}
