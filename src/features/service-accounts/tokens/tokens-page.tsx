import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { organizationTokensQuery } from '#src/api/service-account-tokens.ts';
import { deleteItem, useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { type List, useList } from '#src/flows/list/use-list.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { formatCount } from '#src/lib/counted.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { DeleteTokensDialog } from '../lazy-parts.ts';
import { serviceAccountsHelp } from '../service-accounts-help.ts';
import { tokensPurpose } from '../service-accounts-search.ts';
import { accountColumn } from './account-column.tsx';
import { tokenColumns } from './token-columns.tsx';
import { type TokenRow, tokenRows, tokenSearch } from './token-row.ts';
import { unusedFilter } from './unused-filter.ts';

const route = getRouteApi('/organizations/$organizationId/iam/service-accounts/tokens');

/** The API tokens of all service accounts: to find those that nobody uses, and to delete them. */
export function TokensPage() {
  const { organizationId } = route.useParams();
  const remove = useCan(organizationId, 'serviceaccounttoken.delete');
  const { rows, list } = useTokenList(organizationId, remove.reason);
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteTokensDialog.preload);
  const menuOf = useCallback(
    (token: TokenRow) => [deleteItem('API token', remove.reason, () => ask([token]))],
    [remove, ask],
  );
  return (
    <>
      <PageHeader help={serviceAccountsHelp} description={tokensPurpose} readOnly={whyReadOnly(remove)} />
      <UnusedBar list={list} whyNot={remove.reason} onDelete={() => ask(list.found)} />
      <ListView list={list} menuOf={menuOf} bulk={bulk} empty={<NoTokens organizationId={organizationId} />} />
      <Suspense fallback={null}>
        {dialog && <DeleteTokensDialog organizationId={organizationId} all={rows} {...dialog} />}
      </Suspense>
    </>
  );
}

type UnusedBarProps = { list: List<TokenRow>; whyNot: string | undefined; onDelete: () => void };

/** While the list shows what nobody uses: deletes all of it at once, on whatever page. */
function UnusedBar({ list: { chosen, found }, whyNot, onDelete }: UnusedBarProps) {
  if ((chosen['unused']?.length ?? 0) === 0 || found.length < 2) return null;
  return (
    <div className="mb-3">
      <Notice
        tone="neutral"
        action={
          <Button disabledReason={whyNot} preload={DeleteTokensDialog.preload} onClick={onDelete}>
            Delete all {formatCount(found.length)}
          </Button>
        }
      >
        Nobody used these API tokens for that long. Before they are deleted, you see what each can do.
      </Notice>
    </div>
  );
}

function useTokenList(organizationId: string, whyNotDeleted: string | undefined) {
  const now = useNow();
  const { data: owned } = useSuspenseQuery(organizationTokensQuery(organizationId));
  const projects = useProjects(organizationId);
  const rows = useMemo(() => tokenRows(owned), [owned]);
  const columns = useMemo(() => {
    const hasLimits = rows.some(({ projectId }) => projectId !== '');
    return tokenColumns({ projects, hasLimits, account: accountColumn(organizationId) });
  }, [organizationId, projects, rows]);
  const filters = useMemo(() => [unusedFilter(now)], [now]);
  const selectable = useCallback(() => whyNotDeleted, [whyNotDeleted]);
  const list = useList({
    noun: 'API token',
    rows,
    columns,
    filters,
    search: tokenSearch,
    selectable,
    sort: 'used',
    keyOf,
    nameOf,
  });
  return { rows, list };
}

const keyOf = ({ id }: TokenRow) => id;
const nameOf = ({ name, accountName }: TokenRow) => `${name} of ${accountName}`;

function NoTokens({ organizationId }: { organizationId: string }) {
  return (
    <EmptyState
      icon={<KeyRound />}
      title="No API tokens yet"
      action={
        <Link
          to="/organizations/$organizationId/iam/service-accounts"
          params={{ organizationId }}
          search={{ create: 'token' }}
          className={buttonClass('primary')}
        >
          Create API Token
        </Link>
      }
    >
      A client authenticates with an API token of a service account.
    </EmptyState>
  );
}
