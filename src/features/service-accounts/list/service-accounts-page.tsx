import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { SheetDenied } from '#src/access/sheet-denied.tsx';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { DeleteSelected } from '#src/flows/delete-many/delete-selected.tsx';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { focusHeading } from '#src/kit/overlays/use-heading-after.ts';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { useRowSelection } from '#src/kit/table/use-row-selection.ts';
import { useNow } from '#src/kit/text/now.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useAccess } from '../access-of-page.ts';
import { FailedParts } from '../failed-parts.tsx';
import {
  CreateServiceAccountSheet,
  CreateTokenSheet,
  DeleteManyAccountsDialog,
  DeleteServiceAccountDialog,
} from '../lazy-parts.ts';
import { useReadOnlyWords } from '../read-only.tsx';
import { accountSorts, accountsPurpose } from '../service-accounts-search.ts';
import { accountColumns } from './account-columns.tsx';
import { AccountMenu } from './account-menu.tsx';
import { type AccountRow, accountRows, bindingsOfAccounts, filterAccounts } from './account-rows.ts';
import { AccountsActions, NoAccountMatches, NoAccounts, Quota } from './accounts-page-parts.tsx';
import { AccountsToolbar, type Filters } from './accounts-toolbar.tsx';
import { useAccountTokens } from './use-account-tokens.ts';

const keyOf = ({ id }: AccountRow) => id;
const labelOf = ({ name }: AccountRow) => `Select ${name}`;

const from = '/organizations/$organizationId/iam/service-accounts/';

/** Every service account of the organization: what it may do, how many tokens it has, and when one was last used. */
export function ServiceAccountsPage() {
  const { organizationId } = useParams({ from });
  const search = useSearch({ from });
  const { create, account, page, sort, desc, ...filters } = search;
  const navigate = useNavigate({ from });
  const now = useNow();
  const { data: accounts } = useSuspenseQuery(serviceAccountsQuery(organizationId));
  const { bindings, roles, projects, whyNoBindings, failed } = useAccess(organizationId);
  const seesTokens = useCan(organizationId, 'serviceaccounttoken.list');
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const readOnly = useReadOnlyWords(organizationId);
  const accountSheet = useOpenSheet(create === 'service-account', createAccount.allowed);
  const tokenSheet = useOpenSheet(create === 'token', createToken.allowed);
  const ids = useMemo(() => accounts.map(({ id }) => id), [accounts]);
  const { tokensOf, pending, failed: failedTokens } = useAccountTokens(organizationId, ids, seesTokens.allowed);
  const ofAccounts = useMemo(() => bindings && bindingsOfAccounts(accounts, bindings), [accounts, bindings]);
  const rows = useMemo(() => accountRows(accounts, ofAccounts, tokensOf), [accounts, ofAccounts, tokensOf]);
  const columns = useMemo(
    () => accountColumns({ organizationId, roles, projects, whyNoBindings }),
    [organizationId, roles, projects, whyNoBindings],
  );
  const shown = useMemo(() => filterAccounts(rows, search, now), [rows, search, now]);
  const removeAccount = useCan(organizationId, 'serviceaccount.delete');
  const selection = useRowSelection({ rows, listed: shown, keyOf, labelOf });
  const [deleting, setDeleting] = useState<AccountRow>();
  const [isDeletingMany, setIsDeletingMany] = useState(false);
  const { selected } = selection;
  const letGo = () => {
    selection.clear();
    focusHeading();
  };

  const filter = (change: Filters, { isTyped = false } = {}) =>
    void navigate({ search: (old) => ({ ...old, ...change, page: undefined }), replace: isTyped, resetScroll: false });
  const open = useCallback(
    (what: 'service-account' | 'token', accountId?: string) =>
      void navigate({ search: (old) => ({ ...old, create: what, account: accountId }) }),
    [navigate],
  );
  const drop = () =>
    void navigate({ search: (old) => ({ ...old, create: undefined, account: undefined }), replace: true });
  const close = useCloseStep(drop);

  const menuOf = useCallback(
    (row: AccountRow) => (
      <AccountMenu
        organizationId={organizationId}
        row={row}
        onCreateToken={() => open('token', row.id)}
        onDelete={() => setDeleting(row)}
      />
    ),
    [organizationId, open],
  );

  return (
    <>
      <PageHeader
        description={
          <>
            {accountsPurpose}
            {readOnly && ` ${readOnly}`}
          </>
        }
        actions={<AccountsActions organizationId={organizationId} count={accounts.length} onOpen={open} />}
      />
      {create === 'token' && createToken.reason !== undefined && !tokenSheet && (
        <SheetDenied title="You can’t create an API token here" reason={createToken.reason} onClose={drop} />
      )}
      {create === 'service-account' && createAccount.reason !== undefined && !accountSheet && (
        <SheetDenied title="You can’t create a service account here" reason={createAccount.reason} onClose={drop} />
      )}
      <Quota count={accounts.length} />
      <FailedParts
        parts={[
          ...(failed.bindings ? ['the role bindings'] : []),
          ...(failed.roles ? ['the roles'] : []),
          ...(failedTokens > 0 ? [`the tokens of ${failedTokens} ${failedTokens === 1 ? 'account' : 'accounts'}`] : []),
        ]}
      />
      {accounts.length > 0 && (
        <AccountsToolbar rows={rows} shown={shown.length} filters={filters} onFilter={filter} pending={pending} />
      )}
      <div className="grid min-w-0 gap-3">
        <DataTable
          caption="Service accounts"
          columns={columns}
          rows={shown}
          rowKey={keyOf}
          sort={{ by: sort ?? 'name', direction: desc ? 'descending' : 'ascending' }}
          onSort={({ by, direction }) => {
            const known = accountSorts.find((name) => name === by);
            const next = {
              sort: known,
              desc: direction === 'descending' ? (true as const) : undefined,
              page: undefined,
            };
            void navigate({ search: (old) => ({ ...old, ...next }), resetScroll: false });
          }}
          page={page ?? 1}
          onPage={(next) =>
            void navigate({ search: (old) => ({ ...old, page: next === 1 ? undefined : next }), resetScroll: false })
          }
          rowActions={menuOf}
          selection={removeAccount.allowed === false ? undefined : selection.forTable}
          empty={
            accounts.length === 0 ? (
              <NoAccounts organizationId={organizationId} onOpen={open} />
            ) : (
              <NoAccountMatches onClear={() => filter({ q: undefined, role: undefined, state: undefined })} />
            )
          }
        />
        {removeAccount.allowed !== false && (
          <DeleteSelected
            {...selection.bar}
            noun="service accounts"
            onClear={letGo}
            onDelete={() => (selected.length === 1 ? setDeleting(selected[0]) : setIsDeletingMany(true))}
            preload={DeleteManyAccountsDialog.preload}
          />
        )}
      </div>
      <Suspense fallback={null}>
        {accountSheet && (
          <CreateServiceAccountSheet organizationId={organizationId} accounts={accounts} onClose={close} />
        )}
        {tokenSheet && <CreateTokenSheet organizationId={organizationId} accountId={account} onClose={close} />}
        {isDeletingMany && (
          <DeleteManyAccountsDialog
            organizationId={organizationId}
            accounts={selected}
            rows={rows}
            onClose={(isDone) => {
              setIsDeletingMany(false);
              if (isDone) letGo();
            }}
          />
        )}
        {deleting && (
          <DeleteServiceAccountDialog
            organizationId={organizationId}
            account={deleting}
            onClose={() => setDeleting(undefined)}
            onDeleted={focusHeading}
          />
        )}
      </Suspense>
    </>
  );
}
