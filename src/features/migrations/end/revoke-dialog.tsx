import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClientKind } from '#domain/rules/clients.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { forgetLegacyTokens, invalidateLegacyTokens, type LegacyToken } from '#src/api/legacy-tokens.ts';
import { invalidateMigrations } from '#src/api/migrations.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { Verb } from '#src/flows/deletion/deletion.ts';
import { quietWords } from '../migrate/legacy-words.tsx';
import type { RevokeState } from '../migrate/revoke-state.ts';
import { revokeAndFinish } from './revoke.ts';

export type RevokeDialogProps = {
  organizationId: string;
  token: LegacyToken;
  kind: ClientKind;
  revoke: RevokeState;
  tellsUse: boolean;
  /** The migration that ends with it. */
  migrationId: string | undefined;
  onClose: () => void;
};

const toRevoke: Verb = { act: 'Revoke', acting: 'Revoking', acted: 'revoked' };

/** Asks before the legacy token is revoked, and says when it was last used. Ends the migration as finished. */
export function RevokeDialog({ onClose, ...current }: RevokeDialogProps) {
  const queryClient = useQueryClient();
  // Kept in state: what the person confirms must not change.
  const [{ organizationId, token, kind, revoke, tellsUse, migrationId }] = useState(current);
  const { id, name, lastUsedAt } = token;
  const isReady = revoke.kind === 'ready';
  return (
    <DeletionDialog
      deletion={{
        noun: 'legacy token',
        verb: isReady ? toRevoke : { ...toRevoke, button: 'Revoke anyway' },
        items: [token],
        nameOf: () => name,
        remove: () => revokeAndFinish({ organizationId, token, migrationId }),
        refresh: async (gone) => {
          await Promise.all([
            invalidateLegacyTokens(queryClient, organizationId),
            invalidateMigrations(queryClient, organizationId),
          ]);
          forgetLegacyTokens(queryClient, organizationId, gone);
        },
      }}
      onClose={onClose}
    >
      <LostTokens
        // A client whose habit says that it is gone isn't warned of, though its last use was this week.
        outcome={isReady ? 'none' : 'stop'}
        tokens={[{ id, name, lastUsedAt: tellsUse ? (lastUsedAt ? timestampDate(lastUsedAt) : null) : undefined }]}
      />
      <p>{quietWords(revoke, kind)}</p>
      <p className="text-text-muted">
        Legacy tokens can’t be created again: a client that still uses it needs an API token.
      </p>
    </DeletionDialog>
  );
}
