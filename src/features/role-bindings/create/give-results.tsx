import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import type { ApiError } from '#src/api/errors.ts';
import { FailureWords } from '#src/flows/failure/failure-words.tsx';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Outcome } from '#src/kit/text/outcome.tsx';
import { cx } from '#src/lib/cx.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { failedOf, type Gift, type GiveResult, isLost, keyOf, madeOf } from './give-role.ts';

type GiveResultsProps = {
  results: readonly GiveResult[];
  role: string;
  data: BindingsData;
  undoFailures: readonly (Gift & { readonly error: ApiError })[];
};

/** The outcome for each subject and project, when it was not the same for all. */
export function GiveResults({ results, role, data: { projects }, undoFailures }: GiveResultsProps) {
  const { within, first } = useSubjectWords();
  const lost = results.filter(isLost).length;
  const isSignedOut = failedOf(results).some(({ error }) => error.kind === 'signed-out');
  const subjects = new Set(results.map(({ subject }) => subject));
  const [only = ''] = subjects;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice tone="danger" title={titleOf(results)} action={isSignedOut && <SignInAgain />} live>
        {lost > 0
          ? `We couldn’t confirm ${lost} of them. It’s safe to try again: nothing is created twice.`
          : 'Try the rest again, change it, or undo what was created.'}
      </Notice>
      {undoFailures.length > 0 && (
        <Notice tone="danger" title="Not everything could be undone" live>
          {undoFailures.map((failure) => (
            <p key={keyOf(failure)}>
              {first(failure.subject)}, {scopePhrase(failure.projectId, projects)}: {failure.error.message}
            </p>
          ))}
        </Notice>
      )}
      <p className="wrap-anywhere">
        <bdi className="font-medium">{roleName(role)}</bdi> for{' '}
        <bdi className="font-medium">{subjects.size === 1 ? within(only) : `${subjects.size} subjects`}</bdi>:
      </p>
      <ul className="grid divide-y divide-line rounded-lg border border-line">
        {failedFirst(results).map((result) => (
          <li key={keyOf(result)} className="grid gap-1 px-3 py-2.5">
            <span className="flex flex-wrap items-start justify-between gap-2">
              <span className="grid min-w-0 gap-1">
                {subjects.size > 1 && <SubjectLabel subject={result.subject} link={null} />}
                <span className={cx(subjects.size > 1 && 'pl-8')}>
                  <ScopeLabel projectId={result.projectId} projects={projects} />
                </span>
              </span>
              <Outcome {...outcomes[isLost(result) ? 'lost' : result.outcome]} />
            </span>
            {result.outcome === 'failed' && (
              <div className="text-text-muted">
                <FailureWords error={result.error} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What needs an answer stands where it is seen, however many were created. */
function failedFirst(results: readonly GiveResult[]): readonly GiveResult[] {
  return [...failedOf(results), ...results.filter(({ outcome }) => outcome !== 'failed')];
}

function titleOf(results: readonly GiveResult[]): string {
  const lost = results.filter(isLost).length;
  const failed = failedOf(results).length - lost;
  const others = [failed > 0 && `${failed} failed`, lost > 0 && `${lost} unconfirmed`].filter(Boolean);
  return [`${madeOf(results).length} of ${results.length} role bindings created`, ...others].join(', ');
}

const outcomes = {
  made: { kind: 'made', words: 'Created' },
  existed: { kind: 'nothing', words: 'Already had it' },
  failed: { kind: 'failed', words: 'Failed' },
  lost: { kind: 'unclear', words: 'Unconfirmed' },
} as const;
