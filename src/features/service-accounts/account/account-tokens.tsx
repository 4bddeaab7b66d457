import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { KeyRound, Trash2 } from 'lucide-react';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { useCan } from '#src/access/use-can.ts';
import { readError } from '#src/api/errors.ts';
import { serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { DeleteSelected } from '#src/flows/delete-many/delete-selected.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { TableSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import { DataTable } from '#src/kit/table/data-table.tsx';
import { useRowSelection } from '#src/kit/table/use-row-selection.ts';
import { DeleteManyTokensDialog } from '../lazy-parts.ts';
import { tokenSorts } from '../service-accounts-search.ts';
import { tokenColumns } from './token-columns.tsx';

export type AccountTokensProps = {
  organizationId: string;
  accountId: string;
  projects: Projects;
  onDelete: (token: ServiceAccountToken) => void;
};

const none: readonly ServiceAccountToken[] = [];
const keyOf = ({ id }: ServiceAccountToken) => id;
const labelOf = ({ name }: ServiceAccountToken) => `Select ${name}`;

const from = '/organizations/$organizationId/iam/service-accounts/$serviceAccountId';

/** The tokens of one account, or why they can't be shown. */
export function AccountTokens({ organizationId, accountId, projects, onDelete }: AccountTokensProps) {
  const answer = useQuery(serviceAccountTokensQuery(organizationId, accountId));
  const { data: tokens, isFetching, refetch } = answer;
  const lastError = useLastError(answer);
  const { sort, desc, page } = useSearch({ from });
  const navigate = useNavigate({ from });
  const remove = useCan(organizationId, 'serviceaccounttoken.delete');
  const hasLimits = tokens?.some((token) => token.projectId !== '') ?? false;
  const columns = useMemo(() => tokenColumns(projects, hasLimits), [projects, hasLimits]);
  const rows = tokens ?? none;
  const selection = useRowSelection({ rows, listed: rows, keyOf, labelOf });
  const [isDeletingMany, setIsDeletingMany] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const { selected } = selection;
  const [only] = selected;
  const letGo = () => {
    selection.clear();
    // The rows and their menus may be gone; the list is where the person was.
    list.current?.focus({ preventScroll: true });
  };

  const { reason } = remove;
  const menuOf = useCallback(
    (token: ServiceAccountToken) => (
      <MenuButton
        label={`Actions for ${token.name}`}
        items={[
          {
            label: 'Delete API token',
            icon: <Trash2 aria-hidden="true" />,
            onSelect: () => onDelete(token),
            danger: true,
            disabledReason: reason,
          },
        ]}
      />
    ),
    [onDelete, reason],
  );

  if (lastError) {
    const { kind, message } = readError(lastError);
    if (kind === 'denied') return <Notice tone="neutral">You can’t see its tokens. {message}</Notice>;
    return (
      <ErrorPanel title="The tokens could not be loaded" onRetry={() => void refetch()} retrying={isFetching}>
        {message}
      </ErrorPanel>
    );
  }
  if (!tokens) return <TableSkeleton columns={4} rows={2} />;
  return (
    <div ref={list} tabIndex={-1} className="grid min-w-0 gap-3 outline-none">
      <DataTable
        caption="API tokens"
        columns={columns}
        rows={tokens}
        rowKey={keyOf}
        sort={{ by: sort ?? 'name', direction: desc ? 'descending' : 'ascending' }}
        onSort={({ by, direction }) => {
          const known = tokenSorts.find((name) => name === by);
          const next = { sort: known, desc: direction === 'descending' ? (true as const) : undefined, page: undefined };
          void navigate({ search: (old) => ({ ...old, ...next }), resetScroll: false });
        }}
        page={page ?? 1}
        onPage={(next) =>
          void navigate({ search: (old) => ({ ...old, page: next === 1 ? undefined : next }), resetScroll: false })
        }
        rowActions={menuOf}
        selection={remove.allowed === false ? undefined : selection.forTable}
        empty={
          <EmptyState icon={<KeyRound />} title="No API token yet">
            Nothing can sign in as this service account until you create one.
          </EmptyState>
        }
      />
      {remove.allowed !== false && (
        <DeleteSelected
          {...selection.bar}
          noun="API tokens"
          onClear={letGo}
          onDelete={() => (only && selected.length === 1 ? onDelete(only) : setIsDeletingMany(true))}
          preload={DeleteManyTokensDialog.preload}
        />
      )}
      <Suspense fallback={null}>
        {isDeletingMany && (
          <DeleteManyTokensDialog
            organizationId={organizationId}
            serviceAccountId={accountId}
            tokens={selected}
            areAll={selected.length === rows.length}
            onClose={(isDone) => {
              setIsDeletingMany(false);
              if (isDone) letGo();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
