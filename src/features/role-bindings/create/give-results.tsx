import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import type { ApiError } from '#src/api/errors.ts';
import { FailureWords } from '#src/flows/failure/failure-words.tsx';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Outcome } from '#src/kit/text/outcome.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { subjectOf, type BindingForm } from './binding-form.ts';
import { failedOf, isLost, madeOf, type GiveResult } from './give-role.ts';

type GiveResultsProps = {
  results: readonly GiveResult[];
  form: BindingForm;
  data: BindingsData;
  undoFailures: readonly { readonly projectId: string; readonly error: ApiError }[];
};

/** The outcome for each project, when it was not the same for all. */
export function GiveResults({ results, form, data, undoFailures }: GiveResultsProps) {
  const lost = results.filter(isLost).length;
  const isSignedOut = failedOf(results).some(({ error }) => error.kind === 'signed-out');
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice tone="danger" title={titleOf(results)} action={isSignedOut && <SignInAgain />} live>
        {lost > 0
          ? `We couldn’t confirm ${lost} of them. It’s safe to try again: nothing is created twice.`
          : 'Try the rest again, change it, or undo what was created.'}
      </Notice>
      {undoFailures.length > 0 && (
        <Notice tone="danger" title="Not everything could be undone" live>
          {undoFailures.map(({ projectId, error }) => (
            <p key={projectId}>
              {scopePhrase(projectId, data.projects)}: {error.message}
            </p>
          ))}
        </Notice>
      )}
      <p className="wrap-anywhere">
        <bdi className="font-medium">{roleName(form.role)}</bdi> for{' '}
        <bdi className="font-medium">{subjectText(subjectOf(form) ?? '')}</bdi>:
      </p>
      <ul className="grid divide-y divide-line rounded-lg border border-line">
        {results.map((result) => (
          <li key={result.projectId} className="grid gap-1 px-3 py-2.5">
            <span className="flex flex-wrap items-start justify-between gap-2">
              <ScopeLabel projectId={result.projectId} projects={data.projects} />
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
