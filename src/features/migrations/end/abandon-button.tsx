import { Suspense, useState } from 'react';
import { clientWords } from '#src/access/clients.ts';
import { useCan } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { AbandonDialog } from '../lazy-parts.ts';
import type { MigrationState } from '../migrate/use-migration.ts';
import { undoPlan } from './undo-plan.ts';

type AbandonButtonProps = {
  state: MigrationState;
  /** A binding that was made and is still there. */
  bindingId: string | undefined;
  onAbandoned: () => void;
};

/** Gives a migration up: undoes what was made for it, once the person has seen what that is. */
export function AbandonButton({ state, bindingId, onAbandoned }: AbandonButtonProps) {
  const { organizationId, projectName, search, account, tokens, migration } = state;
  const deleteAccount = useCan(organizationId, 'serviceaccount.delete');
  const deleteToken = useCan(organizationId, 'serviceaccounttoken.delete');
  const [isOpen, setIsOpen] = useState(false);
  const { for: kind, account: accountId, token: tokenId } = search;
  if (kind === undefined || accountId === undefined || tokenId === undefined) return null;
  // While it is abandoned, the dialog tells how it went.
  if (migration?.endedAt && !isOpen) return null;
  const isAccountMade = search.made === true;
  const things = { account: account ?? { id: accountId, name: accountId }, isAccountMade, tokenId, bindingId, tokens };
  const plan = undoPlan(things);
  const { reason } = plan.kind === 'account' ? deleteAccount : deleteToken;
  return (
    <>
      <Button disabledReason={reason} preload={AbandonDialog.preload} onClick={() => setIsOpen(true)}>
        Abandon
      </Button>
      <Suspense fallback={null}>
        {isOpen && (
          <AbandonDialog
            {...{ organizationId, accountId, isAccountMade, plan }}
            name={`${clientWords[kind].label} in ${projectName}`}
            accountName={things.account.name}
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
