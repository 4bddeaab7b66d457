import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import { deleteServiceAccount, serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { ConfirmDialog } from '#src/kit/overlays/confirm-dialog.tsx';
import { useIsHere } from '#src/kit/overlays/use-is-here.ts';
import { useAccess } from '../access-of-page.ts';
import type { AccountRow } from '../list/account-rows.ts';
import { refreshAccounts } from '../refresh.ts';
import { LostTokens } from './lost-tokens.tsx';

export type DeleteServiceAccountDialogProps = {
  organizationId: string;
  account: Pick<AccountRow, 'id' | 'name' | 'subject'>;
  onClose: () => void;
  /** The account is gone: leave a page that shows it. */
  onDeleted?: (() => void) | undefined;
};

/** Asks before a service account goes, naming the tokens and role bindings that go with it. */
export function DeleteServiceAccountDialog(props: DeleteServiceAccountDialogProps) {
  const { organizationId, account, onClose, onDeleted } = props;
  const queryClient = useQueryClient();
  const isHere = useIsHere();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError>();

  const remove = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await deleteServiceAccount({ organizationId, id: account.id });
      toast(`Deleted service account ${account.name}`);
    } catch (error) {
      const failed = readError(error);
      if (!isGone(failed)) {
        setBusy(false);
        setFailure(failed);
        return;
      }
      toast(`Service account ${account.name} was deleted already`);
    }
    if (isHere.current) {
      onClose();
      onDeleted?.();
    }
    await refreshAccounts(queryClient, organizationId);
  };

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={
        <>
          Delete service account <bdi>{account.name}</bdi>
        </>
      }
      confirmLabel="Delete service account"
      onConfirm={remove}
      busy={busy}
      error={failure && <FailureText error={failure} more={unclear(failure)} />}
    >
      <div className="grid gap-4">
        <Tokens organizationId={organizationId} accountId={account.id} />
        <Bindings organizationId={organizationId} subject={account.subject} />
        <p className="text-text-muted">
          Invites that it made and nobody accepted end. Data that it sent stays, and so do the service accounts, roles
          and bindings that others have. It can’t be undone: a new account of the same name gets neither these tokens
          nor these roles.
        </p>
      </div>
    </ConfirmDialog>
  );
}

function Tokens({ organizationId, accountId }: { organizationId: string; accountId: string }) {
  const { data: tokens, isPending } = useQuery(serviceAccountTokensQuery(organizationId, accountId));
  if (isPending)
    return (
      <Loss title="API tokens">
        <Skeleton className="h-4 w-56" />
      </Loss>
    );
  if (!tokens) return <Loss title="API tokens">All that it has. You can’t see which they are.</Loss>;
  if (tokens.length === 0) return <Loss title="API tokens">It has none.</Loss>;
  return (
    <Loss title={tokens.length === 1 ? '1 API token stops working' : `${tokens.length} API tokens stop working`}>
      <LostTokens tokens={tokens} />
    </Loss>
  );
}

function Bindings({ organizationId, subject }: { organizationId: string; subject: string }) {
  const { bindings, projects } = useAccess(organizationId);
  if (!bindings) return <Loss title="Role bindings">All that it has. You can’t see which they are.</Loss>;
  const own = bindings.filter((binding) => binding.subject === subject);
  if (own.length === 0) return <Loss title="Role bindings">It has none.</Loss>;
  return (
    <Loss title={own.length === 1 ? '1 role binding goes' : `${own.length} role bindings go`}>
      <ul className="grid gap-1">
        {own.map((binding) => (
          <li key={binding.id} className="wrap-anywhere">
            <bdi className="font-medium">{roleName(binding.role)}</bdi>{' '}
            <span className="text-text-muted">in {scopePhrase(binding.projectId, projects)}</span>
          </li>
        ))}
      </ul>
    </Loss>
  );
}

function Loss({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function unclear({ isUncertain }: ApiError): string | undefined {
  return isUncertain ? 'The account may be gone already: trying again does no harm.' : undefined;
}
