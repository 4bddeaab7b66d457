import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { type ApiError, readError } from '#src/api/errors.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

/**
 * Says that what the page shows could not be brought up to date. It stays, as it was when it was read last: whoever goes by
 * it should know. That the session ended is said by SessionEndedNotice.
 */
export function StaleNotice() {
  const queryClient = useQueryClient();
  const error = useFailedUpdate(queryClient);
  return <div aria-live="polite">{error !== undefined && <Said error={readError(error)} />}</div>;
}

function Said({ error }: { error: ApiError }) {
  const queryClient = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  // Not a transition: while one waits for the network, no other one would draw anything.
  const [isTrying, setTrying] = useState(false);
  const tryAgain = async () => {
    setTrying(true);
    await queryClient.refetchQueries({ predicate: isStale });
    setTrying(false);
  };
  useHeadingAfter(place);
  return (
    <div ref={place} className="mb-6">
      <Notice
        tone="warning"
        title="What you see may be out of date"
        action={
          // Only somebody else can change a denial.
          error.kind !== 'denied' && (
            <Button icon={<RotateCw aria-hidden="true" />} onClick={() => void tryAgain()} busy={isTrying}>
              Try again
            </Button>
          )
        }
      >
        It could not be read again. {error.message}
      </Notice>
    </div>
  );
}

/** Why something that the page shows could not be read again; nothing when all of it was. */
function useFailedUpdate(queryClient: QueryClient): unknown {
  const cache = queryClient.getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(subscribe, () => cache.getAll().find(isStale)?.state.error);
}

/** Has data that is in use, and could not read it again. What is gone is left to those that list it. */
function isStale(query: Query): boolean {
  const { data, status, error } = query.state;
  if (status !== 'error' || data === undefined || !query.isActive()) return false;
  const { kind } = readError(error);
  return kind !== 'signed-out' && kind !== 'not-found';
}
