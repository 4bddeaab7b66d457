import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { readError } from '#src/api/errors.ts';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { ProgressBar } from '#src/kit/feedback/progress-bar.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { formatCount } from '#src/lib/counted.ts';
import type { ReplaceState } from './replace-flow.ts';
import { type Names, standsWords, stepWords } from './replace-words.ts';

/** How far a replacement is, or what stands after it stopped halfway. */
export function ReplaceProgress({ state, names }: { state: ReplaceState; names: Names }) {
  const words = useSubjectWords();
  if (state.status === 'working' || state.status === 'undoing') {
    const { done, total, step } = state;
    const isUndoing = state.status === 'undoing';
    return (
      <div className="grid gap-2">
        <ProgressBar value={done} max={total} label="Progress" />
        <output className="flex flex-wrap justify-between gap-x-4">
          <span className="min-w-0 wrap-anywhere">
            {isUndoing && 'It failed, so everything is undone. '}
            <bdi>{stepWords(step, names, words, isUndoing)}</bdi>…
          </span>
          <span className="text-text-muted tabular-nums">
            {formatCount(done)} of {formatCount(total)}
          </span>
        </output>
      </div>
    );
  }
  if (state.status !== 'halfway') return null;
  return (
    <div className="grid gap-4">
      <FailureNotice title="The change is not complete" error={readError(state.error)} />
      {state.undoError !== undefined && (
        <FailureNotice title="Undoing it failed, too" error={readError(state.undoError)} />
      )}
      <p className="wrap-anywhere">{standsWords(state.world, names)}</p>
      <p className="text-text-muted">
        {state.canUndo
          ? 'Everybody still has the old role. Try again to go on, or undo what was made.'
          : 'Everybody has the new role. Try again to remove what is left of the old one.'}
      </p>
    </div>
  );
}

type ActionsProps = { state: ReplaceState; onUndo: () => void; onRetry: () => void; onClose: () => void };

/** The next steps after a replacement stopped halfway. */
export function ReplaceActions({ state, onUndo, onRetry, onClose }: ActionsProps) {
  const isBusy = state.status !== 'halfway';
  const wait = isBusy ? 'Wait until it is done' : undefined;
  return (
    <>
      {!isBusy && !state.canUndo ? (
        <Button onClick={firstClick(onClose)}>Close</Button>
      ) : (
        <Button onClick={firstClick(onUndo)} busy={state.status === 'undoing'} disabledReason={wait}>
          Undo
        </Button>
      )}
      <Button variant="primary" onClick={firstClick(onRetry)} busy={state.status === 'working'} disabledReason={wait}>
        Try again
      </Button>
    </>
  );
}
