import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { Failure } from './use-accept.ts';

type AcceptFailedProps = { failure: Failure; organizationName: string; createdBy: string };

/** Why the press on the button led nowhere, and what to do. */
export function AcceptFailed({ failure, organizationName, createdBy }: AcceptFailedProps) {
  const { within } = useSubjectWords();
  if (failure.is === 'came-before') {
    return (
      <Notice tone="warning" title="You have accepted this invite before" live>
        It works once per person, and you no longer have access to <bdi>{organizationName}</bdi>. Ask{' '}
        <bdi>{createdBy ? within(createdBy) : 'an owner there'}</bdi> for a new one.
      </Notice>
    );
  }
  const { error } = failure;
  if (failure.is === 'not-opened') {
    return <FailureNotice title={`You joined ${organizationName}, but it could not be opened`} error={error} />;
  }
  const title = error.isUncertain
    ? 'The invite may have been accepted anyway. It’s safe to try again'
    : 'The invite was not accepted';
  return <FailureNotice title={title} error={error} />;
}
