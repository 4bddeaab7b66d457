import type { ReactNode } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import type { FlowState, TokenPlan } from './create-token-flow.ts';

/** Shows beside the buttons what is missing or happening. Screen readers read each change. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <output className="mr-auto min-w-0 flex-1 basis-40 self-center max-sm:not-empty:basis-full empty:basis-0 text-sm wrap-anywhere text-text-muted">
      {children}
    </output>
  );
}

type HalfDoneActionsProps = {
  state: FlowState;
  plan: TokenPlan;
  onRetry: () => void;
  onUndo: () => void;
};

/** The buttons after a later step failed. */
export function HalfDoneActions({ state, plan, onRetry, onUndo }: HalfDoneActionsProps) {
  const isRunning = state.status === 'running';
  const isUndoing = state.status === 'undoing';
  return (
    <>
      <Note>{progress(state, plan)}</Note>
      <Button onClick={onUndo} busy={isUndoing} disabledReason={isRunning ? 'Wait until it is done' : undefined}>
        Undo
      </Button>
      <Button
        variant="primary"
        onClick={firstClick(onRetry)}
        busy={isRunning}
        disabledReason={isUndoing ? 'Wait until it is done' : undefined}
      >
        {'made' in state && state.made.lostToken ? 'Delete it and create a new one' : 'Retry'}
      </Button>
    </>
  );
}

/** What the flow is doing, in words; empty while it is idle. */
export function progress(state: FlowState, plan: TokenPlan | undefined): string {
  if (state.status === 'undoing') return 'Undoing…';
  if (state.status !== 'running') return '';
  if (state.step.kind === 'account') return 'Creating the service account…';
  if (state.step.kind === 'token') return 'Creating the token…';
  const count = plan?.account.kind === 'new' ? plan.account.projectIds.length : 1;
  return count > 1 ? `Giving it the role: ${state.made.bindings.length + 1} of ${count}…` : 'Giving it the role…';
}

/** The description under the title: which token it is. */
export function describe(plan: TokenPlan | undefined) {
  return (
    plan && (
      <>
        <bdi>{plan.token.name}</bdi>, for service account <bdi>{plan.account.name}</bdi>
      </>
    )
  );
}
