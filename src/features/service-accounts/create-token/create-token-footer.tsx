import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import type { FlowState, TokenPlan } from './create-token-flow.ts';

export type CreateTokenFooterProps = {
  view: 'form' | 'half-done' | 'reveal';
  state: FlowState;
  plan: TokenPlan | undefined;
  /** Whether the person has the token, by their word or in the clipboard: then Done closes without asking. */
  hasToken: boolean;
  /** What the last undo removed, in words. */
  undone: string | undefined;
  /** What the form still lacks, in words. */
  toChoose: readonly string[];
  formId: string;
  onCancel: () => void;
  onRetry: () => void;
  onUndo: () => void;
  onDone: () => void;
};

/** The buttons of the Create API Token sheet, and what is happening while they are busy. */
export function CreateTokenFooter(props: CreateTokenFooterProps) {
  const { view, state, plan, hasToken, undone, toChoose, formId, onCancel, onRetry, onUndo, onDone } = props;
  const isBusy = state.status === 'running' || state.status === 'undoing';
  if (view === 'reveal') {
    const reason = hasToken ? undefined : 'Copy the token, or tick “I have stored it”';
    return (
      <>
        {/* The button says it, too, to who can't see this. */}
        <p aria-hidden="true" className="mr-auto min-w-0 flex-1 basis-40 self-center text-sm text-text-muted">
          {reason}
        </p>
        <Button variant={hasToken ? 'primary' : 'secondary'} disabledReason={reason} onClick={onDone}>
          Done
        </Button>
      </>
    );
  }
  return (
    <>
      <output className="mr-auto min-w-0 flex-1 basis-40 self-center max-sm:not-empty:basis-full text-sm wrap-anywhere text-text-muted">
        {isBusy ? progress(state, plan) : view === 'form' && (undone ?? stillToChoose(toChoose))}
      </output>
      {view === 'form' ? (
        <>
          <Button onClick={onCancel} disabledReason={isBusy ? 'Wait until it is done' : undefined}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} busy={isBusy}>
            Create Token
          </Button>
        </>
      ) : (
        <>
          <Button
            onClick={onUndo}
            busy={state.status === 'undoing'}
            disabledReason={state.status === 'running' ? 'Wait until it is done' : undefined}
          >
            Undo
          </Button>
          <Button
            variant="primary"
            onClick={firstClick(onRetry)}
            busy={state.status === 'running'}
            disabledReason={state.status === 'undoing' ? 'Wait until it is done' : undefined}
          >
            {'made' in state && state.made.lostToken ? 'Delete it and create a new one' : 'Retry'}
          </Button>
        </>
      )}
    </>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function stillToChoose(parts: readonly string[]): string {
  return parts.length > 0 ? `Still to choose: ${list.format(parts)}.` : '';
}

function progress(state: FlowState, plan: TokenPlan | undefined): string {
  if (state.status === 'undoing') return 'Undoing…';
  if (state.status !== 'running') return '';
  if (state.step.kind === 'account') return 'Creating the service account…';
  if (state.step.kind === 'token') return 'Creating the token…';
  const count = plan?.account.kind === 'new' ? plan.account.projectIds.length : 1;
  return count > 1 ? `Giving it the role: ${state.made.bindings.length + 1} of ${count}…` : 'Giving it the role…';
}
