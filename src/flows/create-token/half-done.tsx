import { roleName } from '#src/access/role-name.ts';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { readError } from '#src/api/errors.ts';
import { FailureNotice, failureTitle } from '#src/flows/failure/failure-notice.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Outcome } from '#src/kit/text/outcome.tsx';
import { LostTokenError, type FlowState, type Step, stepsOf, type TokenPlan } from './create-token-flow.ts';
import { type HalfDoneState, keyOf, outcomeOf } from './half-done-words.ts';

export type HalfDoneProps = { plan: TokenPlan; state: HalfDoneState; projects: Projects };

/** After a later step failed: what was created, what was not and why. The buttons are in the sheet's footer. */
export function HalfDone({ plan, state, projects }: HalfDoneProps) {
  return (
    <div className="grid gap-4">
      {state.status === 'undo-failed' && (
        <FailureNotice title="Not undone: what is listed below still exists" error={readError(state.error)} />
      )}
      {state.status === 'failed' && <WhyFailed state={state} plan={plan} />}
      <ol className="grid gap-2" aria-label="Steps">
        {stepsOf(plan).map((step) => (
          <li key={keyOf(step)} className="flex items-start justify-between gap-2">
            <bdi className="min-w-0 wrap-anywhere">{describe(step, plan, projects)}</bdi>
            <Outcome {...outcomes[outcomeOf(step, plan, state)]} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function WhyFailed({ state, plan }: { state: Extract<FlowState, { status: 'failed' }>; plan: TokenPlan }) {
  const error = readError(state.error);
  if (state.made.lostToken) {
    return (
      <Notice tone="danger" title="The token was created, but its value never arrived" live>
        The connection broke before the answer came. Nobody can use “{plan.token.name}”: delete it and create a new one.
      </Notice>
    );
  }
  return (
    <>
      <FailureNotice title={failureTitle(whats[state.step.kind], error)} error={error} />
      {state.made.unclear && !(state.error instanceof LostTokenError) && (
        <p className="text-text-muted">We couldn’t confirm this step. It’s safe to retry: nothing is created twice.</p>
      )}
    </>
  );
}

const whats: Record<Step['kind'], string> = {
  account: 'The service account',
  binding: 'The role binding',
  token: 'The token',
};

const outcomes = {
  made: { kind: 'made', words: 'Created' },
  lost: { kind: 'useless', words: 'Created, value lost' },
  failed: { kind: 'failed', words: 'Failed' },
  unclear: { kind: 'unclear', words: 'Unconfirmed' },
  'not made': { kind: 'nothing', words: 'Not created' },
} as const;

function describe(step: Step, plan: TokenPlan, projects: Projects): string {
  if (step.kind === 'account') return `Service account ${plan.account.name}`;
  if (step.kind === 'token') return `API token ${plan.token.name}`;
  const role = plan.account.kind === 'new' ? roleName(plan.account.role) : '';
  return `Role ${role} in ${scopePhrase(step.projectId, projects)}`;
}
