import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import type {
  ServiceAccount,
  ServiceAccountToken,
} from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { useCan } from '#src/access/use-can.ts';
import { readError } from '#src/api/errors.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { deleteItem, useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { DeleteTokensDialog } from '../lazy-parts.ts';
import { tokenColumns } from '../tokens/token-columns.tsx';
import { type TokenRow, tokenRows } from '../tokens/token-row.ts';

export type AccountTokensProps = {
  organizationId: string;
  account: ServiceAccount;
  projects: Projects;
};

/** The tokens of one account, or why they can't be shown. */
export function AccountTokens(props: AccountTokensProps) {
  const answer = useQuery(serviceAccountTokensQuery(props.organizationId, props.account.id));
  const { data: tokens, isFetching, refetch } = answer;
  const lastError = useLastError(answer);
  if (lastError) {
    const { kind, message } = readError(lastError);
    if (kind === 'denied') return <Notice tone="neutral">You can’t see its tokens. {message}</Notice>;
    return (
      <ErrorPanel title="The tokens could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {message}
      </ErrorPanel>
    );
  }
  return tokens ? <TokenList {...props} tokens={tokens} /> : <TableSkeleton columns={4} rows={2} />;
}

type TokenListProps = AccountTokensProps & { tokens: readonly ServiceAccountToken[] };

function TokenList({ organizationId, account, projects, tokens }: TokenListProps) {
  const { reason } = useCan(organizationId, 'serviceaccounttoken.delete');
  const rows = useMemo(() => tokenRows(tokens.map((token) => ({ token, account }))), [tokens, account]);
  const hasLimits = rows.some((token) => token.projectId !== '');
  const columns = useMemo(() => tokenColumns({ projects, hasLimits }), [projects, hasLimits]);
  const selectable = useCallback(() => reason, [reason]);
  const list = useList({ noun: 'API token', rows, columns, search, selectable, sort: 'name', keyOf, nameOf });
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteTokensDialog.preload);
  const menuOf = useCallback((token: TokenRow) => [deleteItem('API token', reason, () => ask([token]))], [reason, ask]);
  return (
    <>
      <ListView
        list={list}
        menuOf={menuOf}
        empty={
          <EmptyState icon={<KeyRound />} title="No API token yet">
            Nothing can authenticate as this service account until you create one.
          </EmptyState>
        }
        bulk={bulk}
      />
      <Suspense fallback={null}>
        {dialog && <DeleteTokensDialog organizationId={organizationId} all={rows} {...dialog} listed={rows.length} />}
      </Suspense>
    </>
  );
}

const keyOf = ({ id }: TokenRow) => id;
const nameOf = ({ name }: TokenRow) => name;
const search = {
  looksAt: 'names and who created it',
  textsOf: ({ name, createdBy }: TokenRow) => [name, createdBy],
};
