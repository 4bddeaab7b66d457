import { useStore } from '@tanstack/react-form';
import { useQuery } from '@tanstack/react-query';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { permissionsOf } from '#src/access/held.ts';
import { narrowScope } from '#src/access/scope-choice.ts';
import { useAccess } from '#src/access/use-access.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { selfQuery } from '#src/api/session.ts';
import type { TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { whyNoMore } from '#src/flows/create-token/quota.tsx';
import { suggestTokenName } from '#src/flows/create-token/suggest-token-name.ts';
import { type SheetFormOptions, useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { useNow } from '#src/kit/text/now.ts';
import { checkTokenForm, type TokenForm } from './token-form.ts';
import { fittingLimit, limitsOf } from './token-limit.ts';

type TokenFormOptions = Pick<SheetFormOptions<TokenForm>, 'onClose' | 'busy' | 'after' | 'drop'> & {
  organizationId: string;
  /** The account to preselect. */
  accountId: string | undefined;
  /** The project to limit the token to at first. */
  limit: string | undefined;
  send: (plan: TokenPlan) => Promise<void>;
};

/** The form of the Create API Token sheet, and the choices of its fields. */
export function useTokenForm({ organizationId, accountId, limit, send, ...sheetOptions }: TokenFormOptions) {
  const { bindings, roles, projects } = useAccess(organizationId);
  const { data: accounts } = useQuery(serviceAccountsQuery(organizationId));
  const { data: self } = useQuery(selfQuery());
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const bind = useCan(organizationId, 'rolebinding.create');
  const mayBeNew = createAccount.allowed !== false && bind.allowed !== false;
  const now = useNow();

  const { form, sheet, refuse } = useSheetForm<TokenForm>({
    what: 'The token',
    start: {
      client: undefined,
      account: accountId === undefined && accounts?.length === 0 && mayBeNew ? 'new' : 'existing',
      existingId: accountId,
      newName: '',
      role: undefined,
      scope: narrowScope(projects),
      tokenName: undefined,
      limit: limit ?? '',
    },
    check: () => ('errors' in checked && checked.errors) || {},
    send: async () => {
      if ('plan' in checked) await send(checked.plan);
    },
    refused: () => ({}),
    ...sheetOptions,
  });

  const typed = useStore(form.store, (state) => state.values);
  const isExisting = typed.account === 'existing';
  const chosen = accounts?.find(({ id }) => id === typed.existingId);
  const own = chosen && bindings?.filter(({ subject }) => subject === serviceAccountSubject(chosen.name));
  const { data: tokens = [] } = useQuery({
    ...serviceAccountTokensQuery(organizationId, typed.existingId ?? ''),
    enabled: isExisting && typed.existingId !== undefined,
  });
  const limits = limitsOf(
    typed,
    own?.map(({ projectId }) => projectId),
    projects,
  );
  const values = { ...typed, limit: fittingLimit(typed.limit, limits) };
  const suggestedName = suggestTokenName(now, isExisting ? tokens.map(({ name }) => name) : []);
  const checked = checkTokenForm(values, accounts ?? [], suggestedName);
  const heldAt = self && permissionsOf(userSubject(self.authProvider, self.email), bindings, roles);
  const scopes = values.scope.kind === 'organization' ? [''] : values.scope.projectIds;
  const offers = {
    organizationId,
    accounts: accounts ?? [],
    bindings,
    roles: roles ?? [],
    projects,
    /** The projects that the token can be limited to. */
    limits,
    suggestedName,
    /** How many tokens the chosen account has. */
    tokenCount: tokens.length,
    whyNotNew: createAccount.reason ?? bind.reason ?? whyNoMore('service account', accounts?.length ?? 0),
    /** Why the person can't give a role with these permissions at the chosen scope. */
    whyNotRole: (_: string, permissions: readonly string[]) => whyNotHandOut(permissions, scopes, heldAt),
  };
  return { form, sheet, refuse, values, offers };
}

/** The props of each part of the form: the form, its values, and the choices. */
export type TokenFieldsProps = Pick<ReturnType<typeof useTokenForm>, 'form' | 'values' | 'offers'>;
