import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { deleteLegacyToken, forgetLegacyTokens, invalidateLegacyTokens } from '#src/api/legacy-tokens.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Verb } from '#src/flows/deletion/deletion.ts';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { isolated } from '#src/lib/isolated.ts';
import type { LegacyTokenRow } from '../list/legacy-token-row.ts';
import { MigrateLink } from '../list/migrate-link.tsx';

type RevokeDialogProps = RowDeletionProps<LegacyTokenRow> & {
  organizationId: string;
  /** Whether the list has the tokens of several projects. */
  isOfMany: boolean;
};

/** Asks before legacy tokens are revoked, and says when each was last used. */
export function RevokeLegacyTokensDialog({ onClose, focusAfter, ...current }: RevokeDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, isOfMany, items, listed }] = useState(current);
  const isInUse = items.some(({ use }) => use === 'in-use');
  return (
    <DeletionDialog
      deletion={{
        noun: 'legacy token',
        verb: isInUse ? { ...toRevoke, button: 'Revoke anyway' } : toRevoke,
        items,
        listed,
        nameOf: ({ name, projectName }) => (isOfMany ? `${isolated(name)} in ${isolated(projectName)}` : name),
        remove: (token) => deleteLegacyToken(token),
        refresh: async (gone) => {
          await invalidateLegacyTokens(queryClient, organizationId);
          forgetLegacyTokens(queryClient, organizationId, gone);
        },
      }}
      {...{ onClose, focusAfter }}
    >
      <LostTokens
        tokens={items.map(({ id, name, projectName, lastUsedAt, use }) => ({
          id,
          name,
          lastUsedAt: use === 'unknown' ? undefined : (lastUsedAt ?? null),
          place: isOfMany ? projectName : undefined,
        }))}
      />
      <WhatInstead {...{ organizationId, items, isInUse }} />
    </DeletionDialog>
  );
}

const toRevoke: Verb = { act: 'Revoke', acting: 'Revoking', acted: 'revoked' };

type WhatInsteadProps = { organizationId: string; items: readonly LegacyTokenRow[]; isInUse: boolean };

/** What a client needs that still uses one of them, since none can be created again. */
function WhatInstead({ organizationId, items, isInUse }: WhatInsteadProps) {
  const [only] = items;
  return (
    <p>
      Legacy tokens can’t be created again: a client that still uses {items.length === 1 ? 'it' : 'one'} needs an API
      token.{' '}
      {isInUse && only && items.length === 1 && (
        <MigrateLink organizationId={organizationId} token={only}>
          Migrate its client first
        </MigrateLink>
      )}
    </p>
  );
}
