import type { ReactNode } from 'react';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { FailureWords } from '#src/flows/failure/failure-words.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Spinner } from '#src/kit/feedback/spinner.tsx';
import { absolute } from '#src/lib/format-date.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { type FirstUseState, useFirstUse, type WatchedToken } from './use-first-use.ts';

/**
 * Waits for the first use of an API token, and says when it was, or what the client does wrong and what to do. Screen readers
 * read each change.
 */
export function FirstUse(token: WatchedToken) {
  const state = useFirstUse(token);
  return (
    <section aria-live="polite" aria-label="First use" className="grid gap-3">
      <Told {...{ token, state }} />
    </section>
  );
}

function Told({ token, state }: { token: WatchedToken; state: FirstUseState }) {
  const projects = useProjects(token.organizationId);
  if (state.kind === 'gone') {
    return (
      <Notice tone="warning" title="This API token was deleted">
        No client can use it any more. Create another one.
      </Notice>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Notice tone="warning" title="We can’t see whether the token is used">
        <FailureWords error={state.error} />
      </Notice>
    );
  }
  if (state.kind === 'seen-little') {
    const little = 'This backend doesn’t tell in which project a token is used, or why it is refused.';
    return state.at ? <Used at={state.at}>{little}</Used> : <Waiting>{little}</Waiting>;
  }
  if (state.kind === 'reading') return <Waiting />;
  const { use, problems } = state.seen;
  return (
    <>
      {use && <Used at={use.at}>In {scopePhrase(use.projectId, projects)}.</Used>}
      {!use && problems.length === 0 && <Waiting />}
      {problems.map((problem) => (
        <ProblemNotice key={problem.kind} {...{ token, problem, projects }} />
      ))}
    </>
  );
}

function Waiting({ children }: { children?: ReactNode }) {
  return (
    <div className="flex items-start gap-2.5 rounded-lg border border-line p-3">
      <span className="mt-0.5 text-text-muted">
        <Spinner />
      </span>
      <div>
        <p className="font-medium">Waiting for the first use</p>
        <p className="text-text-muted">
          Start the client with its new configuration: you see here when it works. {children}
        </p>
      </div>
    </div>
  );
}

function Used({ at, children }: { at: Date; children: ReactNode }) {
  return (
    <Notice tone="success" title={<>Used at {absolute(at)}</>}>
      {children}
    </Notice>
  );
}
