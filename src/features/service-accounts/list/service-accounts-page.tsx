import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { useAccess } from '#src/access/use-access.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { Quota, whyNoMore } from '#src/flows/create-token/quota.tsx';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { counted } from '#src/lib/counted.ts';
import { textParam } from '#src/lib/search-params.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { useAccountRights } from '../account-rights.ts';
import { CreateTokenButton } from '../create-token-button.tsx';
import { CreateServiceAccountSheet, CreateTokenSheet, DeleteServiceAccountsDialog } from '../lazy-parts.ts';
import { serviceAccountsHelp } from '../service-accounts-help.ts';
import { accountsPurpose, allTokens } from '../service-accounts-search.ts';
import { accountColumns } from './account-columns.tsx';
import { accountFilters, accountSearch } from './account-filters.ts';
import { accountMenu } from './account-menu.tsx';
import { type AccountRow, accountRows, bindingsOfAccounts } from './account-rows.ts';
import { useAccountTokens } from './use-account-tokens.ts';

/** Every service account of the organization: its roles, how many tokens it has, and when one was last used. */
export function ServiceAccountsPage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/iam/service-accounts/' });
  const { accounts, rows, list, failed, pending } = useAccountList(organizationId);
  const { address, change } = list;
  const { create, account, limit, name } = address;
  const { createAccount, createToken, deleteAccount, readOnly } = useAccountRights(organizationId);
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteServiceAccountsDialog.preload);
  const createTokenFor = useCallback((accountId?: string) => change({ create: 'token', account: accountId }), [change]);
  const drop = () =>
    change({ create: undefined, account: undefined, limit: undefined, name: undefined }, { replace: true });
  const menuOf = useCallback(
    (row: AccountRow) =>
      accountMenu(row, {
        createToken,
        deleteAccount,
        onCreateToken: () => createTokenFor(row.id),
        onDelete: () => ask([row]),
      }),
    [createToken, deleteAccount, createTokenFor, ask],
  );
  return (
    <>
      <PageHeader
        help={serviceAccountsHelp}
        description={
          <>
            {accountsPurpose}{' '}
            <Link
              to="/organizations/$organizationId/iam/service-accounts/tokens"
              params={{ organizationId }}
              className={textLinkClass}
            >
              {allTokens}
            </Link>
          </>
        }
        readOnly={readOnly}
        actions={
          <>
            <Button
              disabledReason={createAccount.reason ?? whyNoMore('service account', accounts.length)}
              onClick={() => change({ create: 'service-account' })}
              preload={CreateServiceAccountSheet.preload}
            >
              Create Service Account
            </Button>
            <CreateTokenButton reason={createToken.reason} onClick={() => createTokenFor()} />
          </>
        }
      />
      <AskedSheet
        isAsked={create === 'token'}
        act="create an API token"
        permission="serviceaccounttoken.create"
        can={createToken}
        drop={drop}
      >
        {(onClose) => (
          <CreateTokenSheet
            organizationId={organizationId}
            accountId={textParam(account)}
            limit={textParam(limit)}
            onClose={onClose}
          />
        )}
      </AskedSheet>
      <AskedSheet
        isAsked={create === 'service-account'}
        act="create a service account"
        permission="serviceaccount.create"
        can={createAccount}
        drop={drop}
      >
        {(onClose) => <CreateServiceAccountSheet {...{ organizationId, accounts, onClose }} name={textParam(name)} />}
      </AskedSheet>
      <Quota what="service account" count={accounts.length} />
      <FailedParts parts={failed} />
      <ListView
        list={list}
        menuOf={menuOf}
        empty={
          <EmptyState
            icon={<Bot />}
            title="No service accounts yet"
            action={
              <Button variant="primary" disabledReason={createToken.reason} onClick={() => createTokenFor()}>
                Create the first one with its token
              </Button>
            }
          >
            A service account is how an agent, a scraper or a CI job signs in. Create one together with its role and its
            first API token.
          </EmptyState>
        }
        progress={pending && <output className="text-sm text-text-muted max-sm:mt-2">{pending}</output>}
        bulk={bulk}
      />
      <Suspense fallback={null}>
        {dialog && <DeleteServiceAccountsDialog organizationId={organizationId} rows={rows} {...dialog} />}
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
    failed: [...failed, ...(failedTokens > 0 ? [`the tokens of ${counted(failedTokens, 'account')}`] : [])],
    /** What the list still waits for, if a filter needs it. */
    pending: asksForTokens && pending > 0 ? `Loading the tokens of ${counted(pending, 'account')}…` : undefined,
  };
}

const keyOf = ({ id }: AccountRow) => id;
const nameOf = ({ name }: AccountRow) => name;
