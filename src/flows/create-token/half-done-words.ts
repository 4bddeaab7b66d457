import { type FlowState, type Made, type Step, stepsOf, type TokenPlan } from './create-token-flow.ts';

export type HalfDoneState = Extract<FlowState, { made: Made }>;

/** `lost` exists but is useless; `unclear` is unknown, because the answer was lost. */
export type Outcome = 'made' | 'lost' | 'failed' | 'unclear' | 'not made';

/** The outcome of a step so far. Steps run in order, so the first one that is not done is the one that failed. */
export function outcomeOf(step: Step, plan: TokenPlan, { made, status }: HalfDoneState): Outcome {
  if (step.kind === 'token' && made.lostToken) return 'lost';
  if (isMade(step, made)) return 'made';
  const first = stepsOf(plan).find((other) => !isMade(other, made));
  if (!first || keyOf(first) !== keyOf(step)) return 'not made';
  if (made.unclear) return 'unclear';
  return status === 'failed' ? 'failed' : 'not made';
}

/** One sentence that says what remains if the person leaves now; consistent with `outcomeOf` for each step. */
export function leftBehind(plan: TokenPlan, state: HalfDoneState): string {
  const { account, token } = plan;
  const outcome = outcomeOf({ kind: 'token' }, plan, state);
  if (account.kind === 'existing') {
    return outcome === 'lost'
      ? `API token ${token.name} was created, but nobody has its value.`
      : `API token ${token.name} may have been created.`;
  }
  if (!state.made.account) return `Service account ${account.name} may have been created.`;
  const rest = {
    made: ', and so was its token',
    lost: ', and so was its token, but nobody has its value',
    unclear: '; its token may have been, too',
    failed: ', but its token was not',
    'not made': ', but its token was not',
  };
  return `Service account ${account.name} was created${rest[outcome]}.`;
}

/** Asks before leaving the views after the form: about a token that is not stored, or about what would remain half done. */
export function leavingQuestion(state: FlowState, plan: TokenPlan | undefined, stored: boolean): string | undefined {
  if (state.status === 'done') {
    return stored ? undefined : 'The token is not stored yet, and it can’t be shown again. Leave without it?';
  }
  return plan && 'made' in state
    ? `${leftBehind(plan, state)} Closing leaves it as it is; Undo removes what was created.`
    : undefined;
}

export function keyOf(step: Step): string {
  return step.kind === 'binding' ? `binding ${step.projectId}` : step.kind;
}

function isMade(step: Step, made: Made): boolean {
  if (step.kind === 'account') return made.account !== undefined;
  return step.kind === 'binding' && made.bindings.includes(step.projectId);
}
