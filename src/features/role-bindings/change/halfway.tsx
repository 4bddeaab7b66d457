import { roleName } from '#src/access/role-name.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { type ApiError, readError } from '#src/api/errors.ts';
import { FailureWords } from '#src/flows/failure/failure-words.tsx';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { Outcome } from '#src/kit/text/outcome.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import type { ChangeState } from './change-flow.ts';
import { standingLines, standsWords } from './change-words.ts';

type HalfwayProps = { state: ChangeState; projects: BindingsData['projects'] };

/** After a change stopped in between: why, and which role bindings stand. */
export function Halfway({ state, projects }: HalfwayProps) {
  const error = 'error' in state && state.error !== undefined ? readError(state.error) : undefined;
  const undoError = 'undoError' in state && state.undoError !== undefined ? readError(state.undoError) : undefined;
  return (
    <div className="grid grid-cols-1 gap-4">
      {error && <WhyStopped title="The change is not complete" error={error} />}
      {undoError && <WhyStopped title="Undoing it failed, too" error={undoError} />}
      <p className="wrap-anywhere">{standsWords(state.standing, projects)}</p>
      <ul aria-label="Role bindings" className="grid divide-y divide-line rounded-lg border border-line">
        {standingLines(state.standing).map(({ role, projectId, outcome, isOld }) => (
          <li
            key={`${isOld} ${role} ${projectId}`}
            className="flex flex-wrap items-start justify-between gap-2 px-3 py-2.5"
          >
            <span className="grid min-w-0 gap-1">
              <span>
                <bdi className="font-medium wrap-anywhere">{roleName(role)}</bdi>{' '}
                <span className="text-text-muted">{isOld ? 'until now' : 'new'}</span>
              </span>
              <ScopeLabel projectId={projectId} projects={projects} />
            </span>
            <Outcome {...outcome} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function WhyStopped({ title, error }: { title: string; error: ApiError }) {
  return (
    <Notice tone="danger" title={title} action={error.kind === 'signed-out' && <SignInAgain />} live>
      <FailureWords error={error} />
    </Notice>
  );
}

type HalfwayActionsProps = { state: ChangeState; onUndo: () => void; onRetry: () => void };

/** The next steps after a change stopped in between. */
export function HalfwayActions({ state: { status }, onUndo, onRetry }: HalfwayActionsProps) {
  const isUndoing = status === 'undoing';
  const isRunning = status === 'running';
  const wait = 'Wait until it is done';
  return (
    <>
      <Button onClick={firstClick(onUndo)} busy={isUndoing} disabledReason={isRunning ? wait : undefined}>
        Undo
      </Button>
      <Button
        variant="primary"
        onClick={firstClick(onRetry)}
        busy={isRunning}
        disabledReason={isUndoing ? wait : undefined}
      >
        Try again
      </Button>
    </>
  );
}
