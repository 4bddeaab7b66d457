import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clientMessage } from '#domain/rules/client-message.ts';
import { MigrationOutcome } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { createMigration, endMigration, invalidateMigrations } from '#src/api/migrations.ts';
import type { MigrateSearch } from '../migrations-search.ts';

type Act = 'keep' | 'finish' | 'abandon';

/** Has the backend keep a migration, so that it is listed, and end it. All can be tried again: nothing happens twice. */
export function useKeeping(organizationId: string, projectId: string) {
  const queryClient = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly act: Act; readonly error: ApiError }>();
  const attempt = async (act: Act, run: () => Promise<unknown>): Promise<boolean> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await run();
      await invalidateMigrations(queryClient, organizationId);
      return true;
    } catch (error) {
      setFailure({ act, error: readError(error) });
      return false;
    } finally {
      setIsBusy(false);
    }
  };
  const end = (act: Act, id: string, outcome: MigrationOutcome) =>
    attempt(act, () => endMigration({ organizationId, id, outcome }));
  return {
    isBusy,
    /** Why the last try of this failed; `undefined`: it did not. */
    failureOf: (act: Act) => (failure?.act === act ? failure.error : undefined),
    /** Does nothing before the token is made. */
    keep: async (search: MigrateSearch) => {
      const { from, for: kind, account, token, binding, made } = search;
      if (kind === undefined || account === undefined || token === undefined) return;
      await attempt('keep', () =>
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
    finish: (id: string) => end('finish', id, MigrationOutcome.FINISHED),
    /** Whether it worked. Undoes nothing: for a migration whose token is gone. */
    abandon: (id: string) => end('abandon', id, MigrationOutcome.ABANDONED),
  };
}

export type Keeping = ReturnType<typeof useKeeping>;
