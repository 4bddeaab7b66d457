import { Suspense, useState } from 'react';
import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { clientWords } from '#src/access/clients.ts';
import { useCan } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { AbandonDialog } from '../lazy-parts.ts';
import type { MigrationState } from '../migrate/use-migration.ts';
import { type MadeThings, undoPlan } from './undo-plan.ts';

type AbandonButtonProps = {
  state: MigrationState;
  /** A role binding that the address says was made, and that is still there. */
  binding: MadeThings['binding'];
  onAbandoned: () => void;
};

/** Gives a migration up: undoes what was made for it, once the person has seen what that is. */
export function AbandonButton({ state, binding, onAbandoned }: AbandonButtonProps) {
  const { organizationId, projectId, projectName, search, account, tokens, migration, canUpdate } = state;
  const deleteAccount = useCan(organizationId, 'serviceaccount.delete');
  const deleteToken = useCan(organizationId, 'serviceaccounttoken.delete');
  const [isOpen, setIsOpen] = useState(false);
  const { for: kind, account: accountId, token: tokenId } = search;
  if (kind === undefined || accountId === undefined || tokenId === undefined) return null;
  const isLeft = tokens?.some(({ id }) => id === tokenId) === true;
  const isOver = migration?.outcome === MigrationOutcome.FINISHED || (migration?.endedAt !== undefined && !isLeft);
  // While it is abandoned, the dialog tells how it went.
  if (isOver && !isOpen) return null;
  const isAccountMade = search.made === true;
  const plan = undoPlan({ projectId, account, isAccountMade, tokenId, binding, tokens });
  const { reason } = plan.kind === 'account' ? deleteAccount : deleteToken;
  return (
    <>
      <Button
        disabledReason={reason ?? (migration ? canUpdate.reason : undefined)}
        preload={AbandonDialog.preload}
        onClick={() => setIsOpen(true)}
      >
        Abandon
      </Button>
      <Suspense fallback={null}>
        {isOpen && (
          <AbandonDialog
            {...{ organizationId, accountId, isAccountMade, plan }}
            name={`${clientWords[kind].label} in ${projectName}`}
            accountName={account?.name ?? accountId}
            tokenName={tokens?.find(({ id }) => id === tokenId)?.name ?? tokenId}
            migrationId={migration?.id}
            onClose={(isDone) => {
              setIsOpen(false);
              if (isDone) onAbandoned();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
