import { Check, CircleAlert, CircleQuestionMark, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import type { ApiError } from '#src/api/errors.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { subjectOf, type BindingForm } from './binding-form.ts';
import { failedOf, isLost, madeOf, type GiveResult } from './give-role.ts';

type GiveResultsProps = {
  results: readonly GiveResult[];
  form: BindingForm;
  data: BindingsData;
  undoFailures: readonly { readonly projectId: string; readonly error: ApiError }[];
};

/** What became of each project when some role bindings were made and some were not. */
export function GiveResults({ results, form, data, undoFailures }: GiveResultsProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice tone="danger" title={titleOf(results)} live>
        {results.some(isLost)
          ? 'Nobody knows whether the unclear ones were made: trying again makes none of them twice.'
          : 'What was made stands. Try the rest again, change it, or undo what was made.'}
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
              <Outcome result={result} />
            </span>
            {result.outcome === 'failed' && <FailureText error={result.error} form={form} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function titleOf(results: readonly GiveResult[]): string {
  const lost = results.filter(isLost).length;
  const failed = failedOf(results).length - lost;
  const others = [failed > 0 && `${failed} failed`, lost > 0 && `${lost} unclear`].filter(Boolean);
  return [`${madeOf(results).length} of ${results.length} role bindings made`, ...others].join(', ');
}

const outcomes: Record<GiveResult['outcome'] | 'lost', ReactNode> = {
  made: (
    <span className="inline-flex items-center gap-1.5 text-success">
      <Check className="size-4" aria-hidden="true" /> Made
    </span>
  ),
  existed: (
    <span className="inline-flex items-center gap-1.5 text-text-muted">
      <Minus className="size-4" aria-hidden="true" /> Already had it
    </span>
  ),
  failed: (
    <span className="inline-flex items-center gap-1.5 text-danger">
      <CircleAlert className="size-4" aria-hidden="true" /> Failed
    </span>
  ),
  lost: (
    <span className="inline-flex items-center gap-1.5 text-warning">
      <CircleQuestionMark className="size-4" aria-hidden="true" /> May be made
    </span>
  ),
};

function Outcome({ result }: { result: GiveResult }) {
  return outcomes[isLost(result) ? 'lost' : result.outcome];
}

/** Why none was made: once if it is the same everywhere, else place by place. */
export function FailureWords({
  failures,
  form,
  data,
}: {
  failures: readonly GiveResult[];
  form: BindingForm;
  data: BindingsData;
}) {
  const failed = failedOf(failures);
  const [first] = failed;
  if (!first) return null;
  if (failed.every(({ error }) => error.message === first.error.message)) {
    return <FailureText error={first.error} form={form} />;
  }
  return (
    <ul className="grid gap-2">
      {failed.map(({ projectId, error }) => (
        <li key={projectId}>
          <span className="font-medium text-text">{scopePhrase(projectId, data.projects)}: </span>
          <FailureText error={error} form={form} />
        </li>
      ))}
    </ul>
  );
}

/** One failure in words; a refused escalation lists what the person would have to hold. */
function FailureText({ error, form }: { error: ApiError; form: BindingForm }) {
  if (error.reason !== 'ESCALATION') return <p className="text-text-muted">{error.message}</p>;
  return (
    <div className="text-text-muted">
      <p>
        You can’t give {roleName(form.role)} there: it holds permissions that you don’t. Someone who holds them can give
        it. You lack:
      </p>
      <p className="mt-1 flex flex-wrap gap-x-3 text-text">
        {error.missingPermissions.map((permission) => (
          <Mono key={permission}>{permission}</Mono>
        ))}
      </p>
    </div>
  );
}
