import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { invalidateMigrations } from '#src/api/migrations.ts';
import { invalidateServiceAccountTokens } from '#src/api/service-account-tokens.ts';
import { refreshAccounts } from '#src/flows/create-token/refresh-accounts.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Verb } from '#src/flows/deletion/deletion.ts';
import { abandon } from './abandon.ts';
import type { UndoPlan } from './undo-plan.ts';

export type AbandonDialogProps = {
  organizationId: string;
  /** Which migration: "Scraper in Playground". */
  name: string;
  accountId: string;
  accountName: string;
  tokenName: string;
  isAccountMade: boolean;
  plan: UndoPlan;
  /** `undefined`: the backend keeps none. */
  migrationId: string | undefined;
  onClose: (isDone: boolean) => void;
};

const toAbandon: Verb = { act: 'Abandon', acting: 'Abandoning', acted: 'abandoned' };

/** Asks before a migration is given up, and lists what is deleted with it. */
export function AbandonDialog({ onClose, ...current }: AbandonDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, name, accountId, plan, migrationId, ...words }] = useState(current);
  return (
    <DeletionDialog
      deletion={{
        noun: 'migration',
        verb: toAbandon,
        items: [name],
        nameOf: () => name,
        remove: () => abandon({ organizationId, accountId, plan, migrationId }),
        refresh: async () => {
          await Promise.all([
            refreshAccounts(queryClient, organizationId),
            // The tokens of a deleted account can't be read any more.
            plan.kind === 'parts' && invalidateServiceAccountTokens(queryClient, organizationId, accountId),
            invalidateMigrations(queryClient, organizationId),
          ]);
        },
      }}
      onClose={onClose}
    >
      <WhatGoes {...words} plan={plan} />
    </DeletionDialog>
  );
}

type WhatGoesProps = Pick<AbandonDialogProps, 'accountName' | 'tokenName' | 'isAccountMade' | 'plan'>;

function WhatGoes({ accountName, tokenName, isAccountMade, plan }: WhatGoesProps) {
  return (
    <>
      <div>
        <p>This is deleted:</p>
        <ul className="list-disc pl-5 wrap-anywhere">
          {plan.kind === 'account' && (
            <li>
              service account <bdi className="font-medium">{accountName}</bdi>, with its role
            </li>
          )}
          {plan.kind === 'parts' && plan.binding && (
            <li>
              its role <bdi className="font-medium">{roleName(plan.binding.role)}</bdi> in this project
            </li>
          )}
          <li>
            API token <bdi className="font-medium">{tokenName}</bdi>: a client that uses it is refused
          </li>
        </ul>
      </div>
      <p className="text-text-muted">
        {plan.kind === 'parts' && (
          <>
            Service account <bdi>{accountName}</bdi> stays
            {isAccountMade ? ', because it has other API tokens, or may have' : ''}.{' '}
          </>
        )}
        The legacy token stays as it is: clients go on with it.
      </p>
    </>
  );
}
