import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { narrowScope } from '#src/access/narrow-scope.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { announce } from '#src/kit/feedback/announce.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import { useAccess } from '../access-of-page.ts';
import { NewToken } from '../new-token/new-token.tsx';
import type { Copied } from '../new-token/token-reveal.tsx';
import { isHalfDone, type FlowState, type TokenPlan } from './create-token-flow.ts';
import { CreateTokenFooter } from './create-token-footer.tsx';
import { CreateTokenForm } from './create-token-form.tsx';
import { leftBehind } from './half-done-words.ts';
import { HalfDone } from './half-done.tsx';
import { toChoose, type TokenForm } from './token-form.ts';
import { useCreateToken } from './use-create-token.ts';

export type CreateTokenSheetProps = {
  organizationId: string;
  /** The account to preselect. */
  accountId?: string | undefined;
  onClose: () => void;
};

const formId = 'create-token';
const unsavedQuestion = 'What you entered is not saved. Close without creating the token?';

/** Makes an API token, for an existing account or together with a new one and its role, and shows it once. */
export function CreateTokenSheet({ organizationId, accountId, onClose }: CreateTokenSheetProps) {
  const { data: accounts } = useQuery(serviceAccountsQuery(organizationId));
  const { projects } = useAccess(organizationId);
  const creation = useCreateToken(organizationId);
  const { state, plan } = creation;
  const [form, setForm, isChanged] = useTokenForm(organizationId, accountId, accounts?.length, projects);
  const [stored, setStored] = useState(false);
  const [copied, setCopied] = useState<Copied>();
  const [undone, setUndone] = useState<string>();
  const view = viewOf(state, plan, creation.isAgain);
  const question = questionOf(state, plan, stored) ?? (view === 'form' && isChanged ? unsavedQuestion : undefined);
  const guard = useLeaveGuard(question, onClose, creation.forget);
  const done = () => {
    guard.leave();
    if (plan) toast(`Created API token ${plan.token.name} for ${plan.account.name}`);
  };
  const mayClose = () => {
    if (state.status === 'running' || state.status === 'undoing') {
      announce('Wait until it is done.');
      return false;
    }
    if (state.status !== 'done' || !stored) return guard.mayClose();
    done();
    return false;
  };
  const undo = async () => {
    const removed = await creation.undo();
    if (removed) setUndone(removed);
  };

  if (guard.isLeft) return null;
  return (
    <Sheet
      open
      onClose={guard.leave}
      mayClose={mayClose}
      asking={guard.asking}
      title={view === 'reveal' ? 'API token created' : 'Create API Token'}
      description={view === 'form' ? 'A client signs in with it as a service account.' : describe(plan)}
      footer={
        <CreateTokenFooter
          view={view}
          state={state}
          plan={plan}
          hasToken={stored || copied === 'token'}
          formId={formId}
          onCancel={guard.leave}
          onRetry={() => void creation.retry()}
          onUndo={() => void undo()}
          undone={undone}
          toChoose={toChoose(form)}
          onDone={done}
        />
      }
    >
      {view === 'form' && (
        <CreateTokenForm
          id={formId}
          organizationId={organizationId}
          form={form}
          onChange={setForm}
          onSubmit={(next) => {
            setUndone(undefined);
            void creation.start(next);
          }}
          state={state}
        />
      )}
      {view === 'half-done' && plan && 'made' in state && <HalfDone plan={plan} state={state} projects={projects} />}
      {state.status === 'done' && plan && (
        <NewToken
          organizationId={organizationId}
          plan={plan}
          projects={projects}
          secret={state.token.secret}
          stored={stored}
          onStored={setStored}
          copied={copied}
          onCopied={setCopied}
        />
      )}
    </Sheet>
  );
}

function viewOf(state: FlowState, plan: TokenPlan | undefined, isAgain: boolean): 'form' | 'half-done' | 'reveal' {
  if (state.status === 'done') return 'reveal';
  // The first run is quick: its form stays in view until it ends.
  if (state.status === 'running' && !isAgain) return 'form';
  return plan && isHalfDone(plan, state) ? 'half-done' : 'form';
}

/** What to ask before anything is lost by leaving. */
function questionOf(state: FlowState, plan: TokenPlan | undefined, stored: boolean): string | undefined {
  if (state.status === 'running' || state.status === 'undoing') return 'It is not done yet. Leave all the same?';
  if (state.status === 'done') {
    return stored ? undefined : 'The token is not stored yet, and it can’t be shown again. Leave without it?';
  }
  if (!plan || state.status === 'idle' || !isHalfDone(plan, state)) return undefined;
  return `${leftBehind(plan, state)} Closing leaves it as it is; Undo removes what was made.`;
}

function describe(plan: TokenPlan | undefined) {
  if (!plan) return undefined;
  return (
    <>
      <bdi>{plan.token.name}</bdi>, for service account <bdi>{plan.account.name}</bdi>
    </>
  );
}

/** The form's input, kept for as long as the sheet is open, and whether it holds what would be missed. */
function useTokenForm(
  organizationId: string,
  accountId: string | undefined,
  accountCount: number | undefined,
  projects: Projects,
) {
  const [changes, setChanges] = useState<Partial<TokenForm>>({});
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const bind = useCan(organizationId, 'rolebinding.create');
  const mayBeNew = createAccount.allowed !== false && bind.allowed !== false;
  const initial: TokenForm = {
    account: accountId === undefined && accountCount === 0 && mayBeNew ? 'new' : 'existing',
    existingId: accountId,
    newName: '',
    role: undefined,
    scope: narrowScope(projects),
    tokenName: undefined,
    limit: '',
  };
  const change = (next: Partial<TokenForm>) => setChanges((old) => ({ ...old, ...next }));
  const form = { ...initial, ...changes };
  const isChanged = form.newName !== '' || form.tokenName !== undefined || form.role !== undefined || form.limit !== '';
  return [form, change, isChanged] as const;
}
