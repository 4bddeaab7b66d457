import { useStore } from '@tanstack/react-form';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { roleName } from '#src/access/role-name.ts';
import type { Projects } from '#src/access/scope-state.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { type FlowState, isHalfDone, type TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { describe, HalfDoneActions, Note, progress } from '#src/flows/create-token/half-done-actions.tsx';
import { leavingQuestion } from '#src/flows/create-token/half-done-words.ts';
import { HalfDone } from '#src/flows/create-token/half-done.tsx';
import { suggestTokenName } from '#src/flows/create-token/suggest-token-name.ts';
import { useCreateToken } from '#src/flows/create-token/use-create-token.ts';
import { SecretActions, SecretReveal } from '#src/flows/secret/secret-reveal.tsx';
import { useSecret } from '#src/flows/secret/use-secret.ts';
import { SheetForm, type SheetFormProps } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { selectSuggestion } from '#src/kit/form/select-suggestion.ts';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { suggestAccountName } from '../migrate/suggest-account-name.ts';
import { errorsOfFailure, type MakeForm, planOf } from './make-form.ts';

/** What was made, for the address. */
export interface MadeForClient {
  readonly account: string;
  readonly token: string;
  readonly binding: string | undefined;
  readonly made: true | undefined;
}

export type MakeSheetProps = {
  organizationId: string;
  projectId: string;
  projects: Projects;
  kind: ClientKind;
  /** `undefined`: a new account. */
  account: { readonly id: string; readonly name: string } | undefined;
  accountNames: readonly string[];
  /** Everything is made. The sheet still shows the secret. */
  onMade: (made: MadeForClient) => Promise<void>;
  onClose: () => void;
};

const together = 'Created together, and undone together if one of them fails.';

/** Makes the token, and where wanted its account with the role, and shows the token once. */
export function MakeSheet(props: MakeSheetProps) {
  const { organizationId, projectId, projects, kind, account, accountNames, onMade, onClose } = props;
  const creation = useCreateToken(organizationId);
  const { state, plan, isAgain } = creation;
  const secret = useSecret();
  const [undone, setUndone] = useState<string>();
  const isForm = state.status === 'idle' || (state.status === 'running' && !isAgain);
  const isHalf = plan !== undefined && !isForm && isHalfDone(plan, state);

  const { data: tokens = [] } = useQuery({
    ...serviceAccountTokensQuery(organizationId, account?.id ?? ''),
    enabled: account !== undefined,
  });
  const now = useNow();
  const suggested = {
    accountName: suggestAccountName(kind, projects.names.get(projectId) ?? '', accountNames),
    tokenName: suggestTokenName(
      now,
      tokens.map(({ name }) => name),
    ),
  };
  const wish = { kind, projectId, account, suggested };
  const { form, sheet, refuse } = useSheetForm<MakeForm>({
    what: 'The token',
    start: { accountName: undefined, tokenName: undefined },
    check: (values) => {
      const checked = planOf(values, wish);
      return 'errors' in checked ? checked.errors : {};
    },
    send: async (values) => {
      const checked = planOf(values, wish);
      if (!('plan' in checked)) return;
      setUndone(undefined);
      await follow(checked.plan, await creation.start(checked.plan));
    },
    refused: () => ({}),
    onClose,
    busy: state.status === 'running' || state.status === 'undoing',
    after: isHalf || state.status === 'done' ? { question: leavingQuestion(state, plan, secret.stored) } : undefined,
    drop: creation.forget,
  });
  /** After an attempt: keeps in the address what was made, or shows the form again with what was refused. */
  const follow = async (tried: TokenPlan, end: FlowState) => {
    if (end.status === 'done' && end.made.account) {
      const made = tried.account.kind === 'new' || undefined;
      await onMade({ account: end.made.account.id, token: end.token.id, binding: end.made.bindingIds[0], made });
    }
    if (end.status === 'failed' && !isHalfDone(tried, end)) refuse(...errorsOfFailure(end.step, end.error));
  };
  const retry = async () => {
    if (plan) await follow(plan, await creation.retry());
  };

  let instead: SheetFormProps['instead'];
  if (state.status === 'done') {
    instead = {
      body: <SecretReveal name="API token" noun="token" value={state.token.secret} secret={secret} />,
      footer: <SecretActions noun="token" secret={secret} onDone={sheet.guard.leave} />,
    };
  } else if (isHalf && 'made' in state) {
    instead = {
      body: <HalfDone plan={plan} state={state} projects={projects} />,
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
  const values = useStore(form.store, (current) => current.values);
  return (
    <SheetForm
      sheet={sheet}
      title={state.status === 'done' ? 'API token created' : 'Create API Token'}
      description={isForm ? (account ? undefined : together) : describe(plan)}
      action="Create Token"
      note={<Note>{progress(state, plan) || undone}</Note>}
      instead={instead}
    >
      {account ? (
        <Facts>
          <Fact name="Service account">
            <bdi className="wrap-anywhere">{account.name}</bdi>
          </Fact>
        </Facts>
      ) : (
        <form.Field name="accountName">
          {(field) => (
            <TextField
              label="Name of the new service account"
              description={<NewRole kind={kind} project={projects.names.get(projectId) ?? projectId} />}
              {...bound(field)}
              value={values.accountName ?? suggested.accountName}
              {...selectSuggestion}
            />
          )}
        </form.Field>
      )}
      <form.Field name="tokenName">
        {(field) => (
          <TextField
            label="Token name"
            description="So you recognize it later. The token works in this project only."
            {...bound(field)}
            value={values.tokenName ?? suggested.tokenName}
            {...selectSuggestion}
          />
        )}
      </form.Field>
    </SheetForm>
  );
}

function NewRole({ kind, project }: { kind: ClientKind; project: string }): ReactNode {
  return (
    <>
      It gets the role {roleName(clients[kind].role)} in project <bdi>{project}</bdi>.
    </>
  );
}
