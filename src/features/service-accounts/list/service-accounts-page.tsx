import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { SheetDenied } from '#src/access/sheet-denied.tsx';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { DeleteSelected } from '#src/flows/deletion/delete-selected.tsx';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { focusTable, tableName } from '#src/flows/list/focus-table.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { useNow } from '#src/kit/text/now.ts';
import { counted } from '#src/lib/counted.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useAccess } from '../access-of-page.ts';
import { FailedParts } from '../failed-parts.tsx';
import { CreateServiceAccountSheet, CreateTokenSheet, DeleteServiceAccountsDialog } from '../lazy-parts.ts';
import { useReadOnlyWords } from '../read-only.tsx';
import { serviceAccountsHelp } from '../service-accounts-help.ts';
import { accountsPurpose } from '../service-accounts-search.ts';
import { accountColumns } from './account-columns.tsx';
import { accountFilters, accountSearch } from './account-filters.ts';
import { accountMenu } from './account-menu.tsx';
import { type AccountRow, accountRows, bindingsOfAccounts } from './account-rows.ts';
import { AccountsActions, NoAccounts, Quota } from './accounts-page-parts.tsx';
import { useAccountTokens } from './use-account-tokens.ts';

/** Every service account of the organization: its roles, how many tokens it has, and when one was last used. */
export function ServiceAccountsPage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/iam/service-accounts/' });
  const { accounts, rows, list, failed, pending } = useAccountList(organizationId);
  const { address, change, selection } = list;
  const { create, account } = address;
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const remove = useCan(organizationId, 'serviceaccount.delete');
  const readOnly = useReadOnlyWords(organizationId);
  const accountSheet = useOpenSheet(create === 'service-account', createAccount.allowed);
  const tokenSheet = useOpenSheet(create === 'token', createToken.allowed);
  const [deleting, setDeleting] = useState<readonly AccountRow[]>([]);
  const open = useCallback(
    (what: 'service-account' | 'token', accountId?: string) => change({ create: what, account: accountId }),
    [change],
  );
  const drop = () => change({ create: undefined, account: undefined }, { replace: true });
  const close = useCloseStep(drop);
  const menuOf = useCallback(
    (row: AccountRow) =>
      accountMenu(row, {
        createToken,
        remove,
        onCreateToken: ({ id }) => open('token', id),
        onDelete: () => setDeleting([row]),
      }),
    [createToken, remove, open],
  );
  const letGo = () => {
    selection.clear();
    focusTable();
  };
  return (
    <>
      <PageHeader
        help={serviceAccountsHelp}
        description={readOnly === undefined ? accountsPurpose : `${accountsPurpose} ${readOnly}`}
        actions={<AccountsActions organizationId={organizationId} count={accounts.length} onOpen={open} />}
      />
      {create === 'token' && createToken.reason !== undefined && !tokenSheet && (
        <SheetDenied
          title="You can’t create an API token here"
          permission="serviceaccounttoken.create"
          reason={createToken.reason}
          onClose={drop}
        />
      )}
      {create === 'service-account' && createAccount.reason !== undefined && !accountSheet && (
        <SheetDenied
          title="You can’t create a service account here"
          permission="serviceaccount.create"
          reason={createAccount.reason}
          onClose={drop}
        />
      )}
      <Quota count={accounts.length} />
      <FailedParts parts={failed} />
      <ListView
        list={list}
        menuOf={menuOf}
        empty={<NoAccounts organizationId={organizationId} onOpen={open} />}
        progress={pending && <output className="text-sm text-text-muted max-sm:mt-2">{pending}</output>}
        bulk={
          selection.forTable && (
            <DeleteSelected
              list={list}
              onClear={letGo}
              onDelete={setDeleting}
              preload={DeleteServiceAccountsDialog.preload}
            />
          )
        }
      />
      <Suspense fallback={null}>
        {accountSheet && (
          <CreateServiceAccountSheet organizationId={organizationId} accounts={accounts} onClose={close} />
        )}
        {tokenSheet && (
          <CreateTokenSheet
            organizationId={organizationId}
            accountId={typeof account === 'string' ? account : undefined}
            onClose={close}
          />
        )}
        {deleting.length > 0 && (
          <DeleteServiceAccountsDialog
            organizationId={organizationId}
            items={deleting}
            rows={rows}
            listed={list.found.length}
            onClose={(isDone) => {
              setDeleting([]);
              if (isDone) selection.clear();
            }}
            focusAfter={tableName}
          />
        )}
      </Suspense>
    </>
  );
}

/** The accounts with their role bindings and tokens, as a list. */
function useAccountList(organizationId: string) {
  const now = useNow();
  const { data: accounts } = useSuspenseQuery(serviceAccountsQuery(organizationId));
  const { bindings, roles, projects, whyNoBindings, failed } = useAccess(organizationId);
  const seesTokens = useCan(organizationId, 'serviceaccounttoken.list');
  const remove = useCan(organizationId, 'serviceaccount.delete');
  const ids = useMemo(() => accounts.map(({ id }) => id), [accounts]);
  const { tokensOf, pending, failed: failedTokens } = useAccountTokens(organizationId, ids, seesTokens.allowed);
  const ofAccounts = useMemo(() => bindings && bindingsOfAccounts(accounts, bindings), [accounts, bindings]);
  const rows = useMemo(() => accountRows(accounts, ofAccounts, tokensOf), [accounts, ofAccounts, tokensOf]);
  const columns = useMemo(
    () => accountColumns({ organizationId, roles, projects, whyNoBindings }),
    [organizationId, roles, projects, whyNoBindings],
  );
  const filters = useMemo(() => accountFilters(rows, now), [rows, now]);
  const selectable = useCallback(() => remove.reason, [remove]);
  const list = useList({
    noun: 'service account',
    rows,
    columns,
    filters,
    search: accountSearch,
    selectable,
    sort: 'name',
    keyOf,
    nameOf,
  });
  const asksForTokens = list.chosen['state']?.some((state) => state !== 'no-role') ?? false;
  return {
    accounts,
    rows,
    list,
    /** What could not be loaded, in words. */
    failed: [
      ...(failed.bindings ? ['the role bindings'] : []),
      ...(failed.roles ? ['the roles'] : []),
      ...(failedTokens > 0 ? [`the tokens of ${counted(failedTokens, 'account')}`] : []),
    ],
    /** What the list still waits for, if a filter needs it. */
    pending: asksForTokens && pending > 0 ? `Loading the tokens of ${counted(pending, 'account')}…` : undefined,
  };
}

const keyOf = ({ id }: AccountRow) => id;
const nameOf = ({ name }: AccountRow) => name;
