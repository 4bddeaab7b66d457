import { type FlowState, type Made, type Step, stepsOf, type TokenPlan } from './create-token-flow.ts';

export type HalfDoneState = Extract<FlowState, { made: Made }>;

/** `lost` exists and is of no use; of an `unclear` one nobody knows, because its answer never came. */
export type Outcome = 'made' | 'lost' | 'failed' | 'unclear' | 'not made';

/** What became of a step so far. Steps are done in order, so it is the first one that is not done that went wrong. */
export function outcomeOf(step: Step, plan: TokenPlan, { made, status }: HalfDoneState): Outcome {
  if (step.kind === 'token' && made.lostToken) return 'lost';
  if (isMade(step, made)) return 'made';
  const first = stepsOf(plan).find((other) => !isMade(other, made));
  if (!first || keyOf(first) !== keyOf(step)) return 'not made';
  if (made.unclear) return 'unclear';
  return status === 'failed' ? 'failed' : 'not made';
}

/** In one sentence, what leaving now leaves behind; it agrees with what `outcomeOf` says of each step. */
export function leftBehind(plan: TokenPlan, state: HalfDoneState): string {
  const { account, token } = plan;
  const outcome = outcomeOf({ kind: 'token' }, plan, state);
  if (account.kind === 'existing') {
    return outcome === 'lost'
      ? `API token ${token.name} was made, and nobody has its value.`
      : `Whether API token ${token.name} was made is not known.`;
  }
  if (!state.made.account) return `Whether service account ${account.name} was made is not known.`;
  const rest = {
    made: ', and so was its token',
    lost: ', and so was its token, whose value nobody has',
    unclear: '; whether its token was, too, is not known',
    failed: ', its token was not',
    'not made': ', its token was not',
  };
  return `Service account ${account.name} was made${rest[outcome]}.`;
}

export function keyOf(step: Step): string {
  return step.kind === 'binding' ? `binding ${step.projectId}` : step.kind;
}

function isMade(step: Step, made: Made): boolean {
  if (step.kind === 'account') return made.account !== undefined;
  return step.kind === 'binding' && made.bindings.includes(step.projectId);
}
