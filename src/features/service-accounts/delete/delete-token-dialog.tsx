import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import {
  deleteServiceAccountToken,
  invalidateServiceAccountTokens,
  serviceAccountTokensQuery,
} from '#src/api/service-accounts.ts';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { ConfirmDialog } from '#src/kit/overlays/confirm-dialog.tsx';
import { LostTokens } from './lost-tokens.tsx';

export type DeleteTokenDialogProps = {
  organizationId: string;
  accountName: string;
  token: ServiceAccountToken;
  /** `isGone`: the token is. */
  onClose: (isGone: boolean) => void;
};

/** Asks before an API token goes, saying when it was last used. */
export function DeleteTokenDialog({ organizationId, accountName, token, onClose }: DeleteTokenDialogProps) {
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const { id, name, serviceAccountId } = token;
  const { data: tokens } = useQuery(serviceAccountTokensQuery(organizationId, serviceAccountId));
  const [isOnly] = useState(tokens?.length === 1);

  const remove = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await deleteServiceAccountToken({ organizationId, serviceAccountId, id });
      toast(`Deleted API token ${name}`);
    } catch (error) {
      const failed = readError(error);
      if (!isGone(failed)) {
        setBusy(false);
        setFailure(failed);
        return;
      }
      toast(`API token ${name} was deleted already`);
    }
    onClose(true);
    await invalidateServiceAccountTokens(queryClient, organizationId, serviceAccountId);
  };

  return (
    <ConfirmDialog
      open
      onClose={() => onClose(false)}
      title={
        <>
          Delete API token <bdi>{name}</bdi>
        </>
      }
      confirmLabel="Delete API token"
      onConfirm={remove}
      busy={busy}
      error={failure && <FailureText error={failure} more={unclear(failure)} />}
    >
      <div className="grid gap-4">
        <LostTokens tokens={[token]} />
        <p className="text-text-muted">
          The service account <bdi>{accountName}</bdi> stays, with its roles
          {isOnly ? ', and nothing can sign in as it until you create another token' : ' and its other tokens'}. It
          can’t be undone.
        </p>
      </div>
    </ConfirmDialog>
  );
}

function unclear({ isUncertain }: ApiError): string | undefined {
  return isUncertain ? 'The token may be gone already: trying again does no harm.' : undefined;
}
