import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { serviceAccountsQuery, serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import { useNow } from '#src/kit/text/now.ts';
import { useAccess } from '../access-of-page.ts';
import { CreateTokenFields } from './create-token-fields.tsx';
import type { FlowState, TokenPlan } from './create-token-flow.ts';
import { FailureNotice } from './failure-notice.tsx';
import { focusFirstInvalid } from './focus-first-invalid.ts';
import { permissionsOf, reasonAgainst } from './permissions-of.ts';
import {
  checkTokenForm,
  errorsOfFailure,
  suggestTokenName,
  type TokenForm,
  type TokenFormErrors,
} from './token-form.ts';
import { fittingLimit, limitsOf } from './token-limit.ts';

export type CreateTokenFormProps = {
  id: string;
  organizationId: string;
  form: TokenForm;
  onChange: (change: Partial<TokenForm>) => void;
  onSubmit: (plan: TokenPlan) => void;
  /** How the last attempt ended, if it made nothing. */
  state: FlowState;
};

/** The form of the Create API Token sheet: checks everything at once, and shows a refusal where it belongs. */
export function CreateTokenForm({ id, organizationId, form, onChange, onSubmit, state }: CreateTokenFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const now = useNow();
  const { bindings, roles, projects } = useAccess(organizationId);
  const { data: accounts = [] } = useQuery(serviceAccountsQuery(organizationId));
  const { data: self } = useQuery(selfQuery());
  const { data: tokens = [] } = useQuery({
    ...serviceAccountTokensQuery(organizationId, form.existingId ?? ''),
    enabled: form.account === 'existing' && form.existingId !== undefined,
  });
  const taken = form.account === 'existing' ? tokens.map(({ name }) => name) : [];
  const suggestedName = suggestTokenName(now, taken);
  const [checked, setChecked] = useState<TokenFormErrors>({});
  const failed = useMemo(
    () => (state.status === 'failed' ? errorsOfFailure(state.step, state.error) : undefined),
    [state],
  );
  const [mended, setMended] = useState<readonly string[]>([]);
  const wrong = Object.entries({ ...failed?.errors, ...checked });
  const errors: TokenFormErrors = Object.fromEntries(wrong.filter(([field]) => !mended.includes(field)));

  useEffect(() => {
    if (!failed) return;
    focusFirstInvalid(element.current);
    // The notice stands above the fields, which may have been scrolled down.
    if (failed.notice !== undefined) element.current?.scrollIntoView({ block: 'start' });
  }, [failed]);

  const heldAt = self && permissionsOf(userSubject(self.authProvider, self.email), bindings, roles);
  const scopes = form.scope.kind === 'organization' ? [''] : form.scope.projectIds;

  const limitsIn = ({ account, scope, existingId }: TokenForm) => {
    const chosen = accounts.find((known) => known.id === existingId);
    const own = chosen && bindings?.filter(({ subject }) => subject === serviceAccountSubject(chosen.name));
    return limitsOf(
      { account, scope },
      own?.map(({ projectId }) => projectId),
      projects,
    );
  };
  const limits = limitsIn(form);
  const fitting = { ...form, limit: fittingLimit(form.limit, limits) };

  const change = (changes: Partial<TokenForm>) => {
    setMended((fields) => [...fields, ...Object.keys(changes).map(errorOf)]);
    const next = { ...form, ...changes };
    onChange({ ...changes, limit: fittingLimit(next.limit, limitsIn(next)) });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (state.status === 'running') return;
    const result = checkTokenForm(fitting, accounts, suggestedName);
    // At once, so that there is something to focus.
    flushSync(() => {
      setMended([]);
      setChecked('errors' in result ? result.errors : {});
    });
    if ('plan' in result) onSubmit(result.plan);
    else focusFirstInvalid(element.current);
  };

  return (
    <form id={id} ref={element} onSubmit={submit} noValidate className="grid gap-5">
      {failed?.notice !== undefined && <FailureNotice title="The token was not created" error={failed.notice} />}
      <CreateTokenFields
        organizationId={organizationId}
        form={fitting}
        limits={limits}
        onChange={change}
        errors={errors}
        accounts={accounts}
        bindings={bindings}
        roles={roles}
        projects={projects}
        suggestedName={suggestedName}
        roleReason={(_, permissions) => reasonAgainst(permissions, scopes, heldAt)}
      />
    </form>
  );
}

/** The error that a change of a field takes away, until the next attempt. */
function errorOf(field: string): string {
  return field === 'existingId' ? 'account' : field;
}
