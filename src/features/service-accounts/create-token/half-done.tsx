import { Check, Minus, TriangleAlert, X } from 'lucide-react';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LostTokenError, type FlowState, type Step, stepsOf, type TokenPlan } from './create-token-flow.ts';
import { FailureNotice } from './failure-notice.tsx';
import { type HalfDoneState, keyOf, outcomeOf, type Outcome } from './half-done-words.ts';

export type HalfDoneProps = { plan: TokenPlan; state: HalfDoneState; projects: Projects };

/** After a later step failed: what was made, what was not and why. The buttons stand in the footer of the sheet. */
export function HalfDone({ plan, state, projects }: HalfDoneProps) {
  return (
    <div className="grid gap-4">
      {state.status === 'undo-failed' && (
        <FailureNotice title="It could not be undone: what is listed below still exists" error={state.error} />
      )}
      {state.status === 'failed' && <WhyFailed state={state} plan={plan} />}
      <ol className="grid gap-2" aria-label="Steps">
        {stepsOf(plan).map((step) => (
          <StepLine key={keyOf(step)} outcome={outcomeOf(step, plan, state)}>
            {describe(step, plan, projects)}
          </StepLine>
        ))}
      </ol>
    </div>
  );
}

function WhyFailed({ state, plan }: { state: Extract<FlowState, { status: 'failed' }>; plan: TokenPlan }) {
  if (state.made.lostToken) {
    return (
      <Notice tone="danger" title="The token was made, but its value never arrived" live>
        The connection broke before the answer came. Nobody has the value of “{plan.token.name}”, so nobody can use it:
        delete it and create a new one.
      </Notice>
    );
  }
  return (
    <>
      <FailureNotice title="The token is not finished" error={state.error} />
      {state.made.unclear && !(state.error instanceof LostTokenError) && (
        <p className="text-text-muted">
          Nothing says that the step was refused: it may have been done all the same. “Retry” looks first and makes
          nothing twice.
        </p>
      )}
    </>
  );
}

const marks: Record<Outcome, { icon: typeof Check; className: string; words: string }> = {
  made: { icon: Check, className: 'text-success', words: 'Made' },
  lost: { icon: TriangleAlert, className: 'text-warning', words: 'Made, value lost' },
  failed: { icon: X, className: 'text-danger', words: 'Failed' },
  unclear: { icon: Minus, className: 'text-warning', words: 'Not known' },
  'not made': { icon: Minus, className: 'text-text-muted', words: 'Not made' },
};

function StepLine({ outcome, children }: { outcome: Outcome; children: string }) {
  const { icon: Icon, className, words } = marks[outcome];
  return (
    <li className="flex items-start gap-2">
      <Icon className={`mt-0.5 size-4 shrink-0 ${className}`} aria-hidden="true" />
      <bdi className="min-w-0 flex-1 wrap-anywhere">{children}</bdi>
      <span className={`text-sm ${className}`}>{words}</span>
    </li>
  );
}

function describe(step: Step, plan: TokenPlan, projects: Projects): string {
  if (step.kind === 'account') return `Service account ${plan.account.name}`;
  if (step.kind === 'token') return `API token ${plan.token.name}`;
  const role = plan.account.kind === 'new' ? roleName(plan.account.role) : '';
  return `Role ${role} in ${scopePhrase(step.projectId, projects)}`;
}
