import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { readError } from '#src/api/errors.ts';
import { ErrorPanel } from '#ui/error-panel.tsx';

/** Says that parts of the page could not be loaded, and tries those again. A denial is none: it stays one. */
export function FailedParts({ parts }: { parts: readonly string[] }) {
  const queryClient = useQueryClient();
  const fetching = useIsFetching();
  if (parts.length === 0) return null;
  const retry = () =>
    void queryClient.refetchQueries({
      type: 'active',
      predicate: ({ state }) => state.status === 'error' && readError(state.error).kind !== 'denied',
    });
  return (
    <div className="mb-4">
      <ErrorPanel title={`${parts.join(' and ')} could not be loaded`} onRetry={retry} retrying={fetching > 0}>
        The rest of this page is complete.
      </ErrorPanel>
    </div>
  );
}
