import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { readError } from '#src/api/errors.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { listed } from '#src/lib/listed.ts';

/** Says that parts of the page ("the roles") could not be loaded, and why the first was not, with a retry. A denial is not such a failure. */
export function FailedParts({ parts }: { parts: readonly string[] }) {
  const queryClient = useQueryClient();
  const fetching = useIsFetching();
  if (parts.length === 0) return null;
  const words = `${listed(parts)} could not be loaded`;
  const [failed] = queryClient.getQueryCache().findAll({ type: 'active', predicate: hasFailed });
  const retry = () => void queryClient.refetchQueries({ type: 'active', predicate: hasFailed });
  return (
    <div className="mb-4">
      <ErrorPanel title={words.charAt(0).toUpperCase() + words.slice(1)} onRetry={retry} retrying={fetching > 0}>
        {failed && readError(failed.state.error).message}
      </ErrorPanel>
    </div>
  );
}

function hasFailed({ state }: Query): boolean {
  return state.status === 'error' && readError(state.error).kind !== 'denied';
}
