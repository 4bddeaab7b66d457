import { useState } from 'react';
import { type FlowState, isHalfDone, type TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { describe, HalfDoneActions, Note, progress } from '#src/flows/create-token/half-done-actions.tsx';
import { leavingQuestion } from '#src/flows/create-token/half-done-words.ts';
import { HalfDone } from '#src/flows/create-token/half-done.tsx';
import { useCreateToken } from '#src/flows/create-token/use-create-token.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { SecretActions, SecretReveal } from '#src/flows/secret/secret-reveal.tsx';
import { useHiddenAddress } from '#src/flows/secret/use-hidden-address.ts';
import { useSecret } from '#src/flows/secret/use-secret.ts';
import { SheetForm, type SheetFormProps } from '#src/flows/sheet-form/sheet-form.tsx';
import { stillToChoose } from '#src/flows/sheet-form/still-to-choose.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { isolated } from '#src/lib/isolated.ts';
// Not lazy, though it is shown last: if its code failed to load then, the token would be lost.
import { TokenConfiguration } from '../new-token/token-configuration.tsx';
import { CreateTokenFields } from './create-token-fields.tsx';
import { errorsOfFailure, missingIn } from './token-form.ts';
import { useTokenForm } from './use-token-form.ts';

export type CreateTokenSheetProps = {
  organizationId: string;
  /** The account to preselect. */
  accountId?: string | undefined;
  /** The project to limit the token to at first. */
  limit?: string | undefined;
  onClose: () => void;
};

/** Creates an API token, for an existing account or with a new one and its role, and shows it once. */
export function CreateTokenSheet({ organizationId, accountId, limit, onClose }: CreateTokenSheetProps) {
  const creation = useCreateToken(organizationId);
  const { state, plan, isAgain } = creation;
  const secret = useSecret();
  const [undone, setUndone] = useState<string>();
  const hideSheetAddress = useHiddenAddress('create', 'account', 'limit');
  const view = viewOf(state, plan, isAgain);

  const { form, sheet, refuse, values, offers } = useTokenForm({
    organizationId,
    accountId,
    limit,
    send: async (next) => {
      setUndone(undefined);
      await follow(next, await creation.start(next));
    },
    onClose,
    busy: state.status === 'running' || state.status === 'undoing',
    after: view === 'form' ? undefined : { question: leavingQuestion(state, plan, secret.stored) },
    drop: () => {
      if (state.status === 'done' && secret.hasIt && plan) {
        showNewRow(state.token.id, ...(state.made.account ? [state.made.account.id] : []));
        toast(`Created API token ${isolated(plan.token.name)} for ${isolated(plan.account.name)}`);
      }
      creation.forget();
    },
  });
  /** After an attempt: shows the token, or the form again with what was refused. */
  const follow = async (tried: TokenPlan, end: FlowState) => {
    if (end.status === 'done' && sheet.guard.isHere()) await hideSheetAddress();
    if (end.status === 'failed' && !isHalfDone(tried, end)) refuse(...errorsOfFailure(end.step, end.error));
  };
  const retry = async () => {
    if (plan) await follow(plan, await creation.retry());
  };

  let instead: SheetFormProps['instead'];
  if (state.status === 'done' && plan) {
    instead = {
      body: (
        <div className="grid gap-6">
          <SecretReveal name="API token" noun="token" value={state.token.secret} secret={secret} />
          <TokenConfiguration
            organizationId={organizationId}
            plan={plan}
            client={values.client}
            made={{ tokenId: state.token.id, serviceAccountId: state.made.account?.id }}
            onCopied={() => secret.noteCopy('something else')}
          />
        </div>
      ),
      footer: <SecretActions noun="token" secret={secret} onDone={sheet.guard.leave} />,
    };
  } else if (view === 'half-done' && plan && 'made' in state) {
    instead = {
      body: <HalfDone plan={plan} state={state} projects={offers.projects} />,
      footer: (
        <HalfDoneActions
          state={state}
          plan={plan}
          onRetry={() => void retry()}
          onUndo={() => void creation.undo().then(setUndone)}
        />
      ),
    };
  }
  return (
    <SheetForm
      sheet={sheet}
      title={view === 'reveal' ? 'API token created' : 'Create API Token'}
      description={view === 'form' ? 'Clients use it to authenticate as a service account.' : describe(plan)}
      action="Create Token"
      note={<Note>{progress(state, plan) || (undone ?? stillToChoose(missingIn(values)))}</Note>}
      instead={instead}
    >
      <CreateTokenFields {...{ form, values, offers }} />
    </SheetForm>
  );
}

function viewOf(state: FlowState, plan: TokenPlan | undefined, isAgain: boolean): 'form' | 'half-done' | 'reveal' {
  if (state.status === 'done') return 'reveal';
  // The first run is quick, so the form stays in view until it ends.
  if (state.status === 'running' && !isAgain) return 'form';
  return plan && isHalfDone(plan, state) ? 'half-done' : 'form';
}
