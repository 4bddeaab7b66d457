import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { readError } from '#src/api/errors.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { listed } from '#src/lib/listed.ts';

/** Says that parts of the page ("the roles") could not be loaded, with a retry. A denial is not such a failure. */
export function FailedParts({ parts }: { parts: readonly string[] }) {
  const queryClient = useQueryClient();
  const fetching = useIsFetching();
  if (parts.length === 0) return null;
  const words = `${listed(parts)} could not be loaded`;
  const retry = () =>
    void queryClient.refetchQueries({
      type: 'active',
      predicate: ({ state }) => state.status === 'error' && readError(state.error).kind !== 'denied',
    });
  return (
    <div className="mb-4">
      <ErrorPanel title={words.charAt(0).toUpperCase() + words.slice(1)} onRetry={retry} retrying={fetching > 0} />
    </div>
  );
}
