import { useQuery } from '@tanstack/react-query';
import { useMatches, useRouter } from '@tanstack/react-router';
import { readError } from '#src/api/errors.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';

/** Says that the organizations and their projects could not be loaded, where the page itself shows no such failure. */
export function UnreadNotice() {
  const router = useRouter();
  const answer = useQuery({ ...organizationsQuery(), enabled: false });
  const error = useLastError(answer);
  const isSaid = useMatches({ select: (matches) => matches.some(({ status }) => status === 'error') });
  if (error === null || answer.data || isSaid || readError(error).kind === 'signed-out') return null;
  return (
    <div className="mb-6">
      <ErrorPanel
        title="The organization’s name and projects could not be loaded"
        // The loaders read them, and the page's title with them.
        onRetry={() => void router.invalidate()}
        retrying={answer.isFetching}
      >
        {readError(error).message}
      </ErrorPanel>
    </div>
  );
}
