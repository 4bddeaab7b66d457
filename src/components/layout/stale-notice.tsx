import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useCallback, useSyncExternalStore, useTransition } from 'react';
import { readError } from '#src/api/errors.ts';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';

/**
 * Says that what the page shows could not be brought up to date. It stays, as it was when it was read last: whoever goes by
 * it should know. That the session ended is said by SessionEndedNotice.
 */
export function StaleNotice() {
  const queryClient = useQueryClient();
  const error = useFailedUpdate(queryClient);
  const [isTrying, startTry] = useTransition();
  const tryAgain = () => startTry(() => queryClient.refetchQueries({ predicate: isStale }));
  return (
    <div aria-live="polite">
      {error !== undefined && (
        <div className="mb-6">
          <Notice
            tone="warning"
            title="What you see may be out of date"
            action={
              <Button icon={<RotateCw aria-hidden="true" />} onClick={tryAgain} busy={isTrying}>
                Try again
              </Button>
            }
          >
            It could not be read again. {readError(error).message}
          </Notice>
        </div>
      )}
    </div>
  );
}

/** Why something that the page shows could not be read again; nothing when all of it was. */
function useFailedUpdate(queryClient: QueryClient): unknown {
  const cache = queryClient.getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(subscribe, () => cache.getAll().find(isStale)?.state.error);
}

/** Has data that is in use, and could not read it again. */
function isStale(query: Query): boolean {
  const { data, status, error } = query.state;
  return status === 'error' && data !== undefined && query.isActive() && readError(error).kind !== 'signed-out';
}
