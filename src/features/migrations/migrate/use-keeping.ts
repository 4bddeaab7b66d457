import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clientMessage } from '#domain/rules/client-message.ts';
import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { createMigration, endMigration, invalidateMigrations } from '#src/api/migrations.ts';
import type { MigrateSearch } from '../migrations-search.ts';

/** Has the backend keep a migration, so that it is listed, and end it. Both can be tried again: nothing happens twice. */
export function useKeeping(organizationId: string, projectId: string) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const attempt = async (act: () => Promise<unknown>) => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await act();
      await invalidateMigrations(queryClient, organizationId);
    } catch (error) {
      setFailure(readError(error));
    } finally {
      setIsBusy(false);
    }
  };
  return {
    isBusy,
    failure,
    /** Does nothing before the token is made. */
    keep: async (search: MigrateSearch) => {
      const { from, for: kind, account, token, binding, made } = search;
      if (kind === undefined || account === undefined || token === undefined) return;
      await attempt(() =>
        createMigration({
          organizationId,
          projectId,
          legacyTokenId: from ?? '',
          client: clientMessage(kind),
          serviceAccountId: account,
          tokenId: token,
          createdServiceAccount: made === true,
          roleBindingId: binding ?? '',
        }),
      );
    },
    finish: (id: string) => attempt(() => endMigration({ organizationId, id, outcome: MigrationOutcome.FINISHED })),
  };
}

export type Keeping = ReturnType<typeof useKeeping>;
