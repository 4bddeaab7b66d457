import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { type ApiError, readError } from '#src/api/errors.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

/**
 * Says that an update of the page's data failed. The page keeps showing the older data, so people must know. For an ended
 * session, see SessionEndedNotice.
 */
export function StaleNotice() {
  const queryClient = useQueryClient();
  const error = useFailedUpdate(queryClient);
  return <div aria-live="polite">{error !== undefined && <Said error={readError(error)} />}</div>;
}

function Said({ error }: { error: ApiError }) {
  const queryClient = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  // Not a transition: one that waits for the network would hold up all others.
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
          // A retry can't change a denial.
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

/** Why an update of the page's data failed; `undefined` if none did. */
function useFailedUpdate(queryClient: QueryClient): unknown {
  const cache = queryClient.getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(subscribe, () => cache.getAll().find(isStale)?.state.error);
}

/** Whether a query in use has data but failed to update. Deleted items don't count: their lists handle them. */
function isStale(query: Query): boolean {
  const { data, status, error } = query.state;
  if (status !== 'error' || data === undefined || !query.isActive()) return false;
  const { kind } = readError(error);
  return kind !== 'signed-out' && kind !== 'not-found';
}
