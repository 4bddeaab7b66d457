import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { roleName, type RoleSummary } from '#src/access/role-name.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import type { Projects } from '#src/access/scope-state.ts';
import { useCan } from '#src/access/use-can.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import { Select } from '#src/kit/form/select.tsx';
import { byLabel } from '#src/lib/by-name.ts';
import type { TokenForm, TokenFormErrors } from './token-form.ts';

export type CreateTokenFieldsProps = {
  organizationId: string;
  form: TokenForm;
  onChange: (change: Partial<TokenForm>) => void;
  errors: TokenFormErrors;
  /** The projects on offer for a limit, by id. */
  limits: readonly string[];
  accounts: readonly { readonly id: string; readonly name: string }[];
  bindings: readonly RoleBinding[] | undefined;
  roles: readonly RoleSummary[] | undefined;
  projects: Projects;
  suggestedName: string;
  /** Why a role can't be handed out by this person at the chosen scope. */
  roleReason: (reference: string, permissions: readonly string[]) => string | undefined;
};

/** The fields of the Create API Token sheet, in the order in which a person knows the answers. */
export function CreateTokenFields(props: CreateTokenFieldsProps) {
  const { organizationId, form, onChange, errors, suggestedName } = props;
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const bind = useCan(organizationId, 'rolebinding.create');
  const full =
    props.accounts.length >= maxServiceAccounts
      ? `The organization has ${maxServiceAccounts} service accounts, the most it may have.`
      : undefined;
  return (
    <>
      <RadioCards
        label="Service account"
        value={form.account}
        onChange={(account) => onChange({ account })}
        options={[
          {
            value: 'existing',
            label: 'Use existing',
            description: 'The token can do what the account’s roles permit.',
          },
          {
            value: 'new',
            label: 'Create new',
            description: 'Account, role and token in one go.',
            disabledReason: createAccount.reason ?? bind.reason ?? full,
          },
        ]}
      />
      {form.account === 'existing' ? <ExistingAccount {...props} /> : <NewAccount {...props} />}
      <TextField
        label="Token name"
        description="To tell it from the account’s other tokens."
        name="token-name"
        value={form.tokenName ?? suggestedName}
        onChange={(tokenName) => onChange({ tokenName })}
        error={errors.tokenName}
      />
      <Limit {...props} />
    </>
  );
}

function Limit({ form, limits, onChange, errors, bindings, projects }: CreateTokenFieldsProps) {
  if (limits.length === 0) return null;
  const areRolesHidden = form.account === 'existing' && !bindings;
  return (
    <Select
      label="Limit to one project"
      optional
      description={
        areRolesHidden
          ? 'You can’t see where the account has roles. In a project where it has none, the token can do nothing.'
          : undefined
      }
      error={errors.limit}
      value={form.limit}
      onChange={(limit) => onChange({ limit })}
      options={[
        { value: '', label: 'No limit: wherever the account has roles' },
        ...limits.map((id) => ({ value: id, label: `Only ${projects.names.get(id) ?? id}` })),
      ]}
    />
  );
}

function ExistingAccount({ organizationId, form, onChange, errors, accounts, bindings }: CreateTokenFieldsProps) {
  const rolesOf = useMemo(() => rolesBySubject(bindings ?? []), [bindings]);
  const options = useMemo(
    () =>
      accounts
        .map(({ id, name }) => ({
          value: id,
          label: name,
          description: bindings && (rolesOf.get(serviceAccountSubject(name))?.join(', ') ?? 'No role'),
          keywords: id,
        }))
        .toSorted(byLabel),
    [accounts, bindings, rolesOf],
  );
  const chosen = accounts.find(({ id }) => id === form.existingId);
  const isIdle = chosen && bindings && !rolesOf.has(serviceAccountSubject(chosen.name));
  return (
    <div className="grid gap-3">
      <Combobox
        label="Which service account"
        placeholder="Search by name or role"
        nothing="There is no service account yet. Choose “Create new”."
        options={options}
        value={form.existingId}
        onChange={(existingId) => onChange({ existingId })}
        error={errors.account}
      />
      {isIdle && (
        <Notice tone="warning" title="This service account has no role">
          Its tokens can do nothing until a role binding names it.{' '}
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ create: 'binding', subject: [serviceAccountSubject(chosen.name)] }}
            className="font-medium text-text underline"
          >
            Create Role Binding
          </Link>
        </Notice>
      )}
    </div>
  );
}

function NewAccount({ form, onChange, errors, roles, projects, roleReason }: CreateTokenFieldsProps) {
  return (
    <>
      <TextField
        label="Name of the new service account"
        name="account-name"
        value={form.newName}
        onChange={(newName) => onChange({ newName })}
        error={errors.newName}
        placeholder="ci-debuginfo-uploader"
      />
      <RolePicker
        roles={roles ?? []}
        value={form.role}
        onChange={(role) => onChange({ role })}
        error={errors.role}
        disabledReason={roleReason}
      />
      <ScopePicker
        projects={projects}
        value={form.scope}
        onChange={(scope) => onChange({ scope })}
        error={errors.scope}
      />
    </>
  );
}

function rolesBySubject(bindings: readonly RoleBinding[]): ReadonlyMap<string, string[]> {
  const roles = new Map<string, string[]>();
  for (const { subject, role } of bindings) {
    const name = roleName(role);
    const known = roles.get(subject);
    if (!known) roles.set(subject, [name]);
    else if (!known.includes(name)) known.push(name);
  }
  return roles;
}
