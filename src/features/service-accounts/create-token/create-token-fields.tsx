import { RolePicker } from '#src/access/role-picker.tsx';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import { selectSuggestion } from '#src/kit/form/select-suggestion.ts';
import { Select } from '#src/kit/form/select.tsx';
import { ExistingAccount } from './existing-account.tsx';
import { Purpose } from './purpose.tsx';
import type { TokenFieldsProps } from './use-token-form.ts';

/** The fields of the Create API Token sheet, in the order in which people know the answers. */
export function CreateTokenFields(props: TokenFieldsProps) {
  const { form, values, offers } = props;
  return (
    <>
      <Purpose {...props} />
      <form.Field name="account">
        {(field) => (
          <RadioCards
            label="Service account"
            {...bound(field)}
            options={[
              { value: 'existing', label: 'Use existing', description: 'The token has the access of that account.' },
              {
                value: 'new',
                label: 'Create new',
                description: 'Create account, role and token together.',
                disabledReason: offers.whyNotNew,
              },
            ]}
          />
        )}
      </form.Field>
      {values.account === 'existing' ? <ExistingAccount {...props} /> : <NewAccount {...props} />}
      <form.Field name="tokenName">
        {(field) => {
          const { value = offers.suggestedName, ...rest } = bound(field);
          return (
            <TextField
              label="Token name"
              description="So you recognize it later, e.g. cluster-eu-west."
              value={value}
              {...rest}
              {...selectSuggestion}
            />
          );
        }}
      </form.Field>
      <Limit {...props} />
    </>
  );
}

function Limit({ form, values, offers: { limits, bindings, projects } }: TokenFieldsProps) {
  if (limits.length === 0) return null;
  const areRolesHidden = values.account === 'existing' && !bindings;
  return (
    <form.Field name="limit">
      {(field) => (
        <Select
          label="Limit to one project"
          optional
          description={
            areRolesHidden
              ? 'You can’t see where the account has roles. In a project where it has none, the token has no access.'
              : undefined
          }
          {...bound(field)}
          value={values.limit}
          options={[
            { value: '', label: 'No limit: wherever the account has roles' },
            ...limits.map((id) => ({ value: id, label: `Only ${projects.names.get(id) ?? id}` })),
          ]}
        />
      )}
    </form.Field>
  );
}

function NewAccount({ form, offers: { roles, projects, whyNotRole } }: TokenFieldsProps) {
  return (
    <>
      <form.Field name="newName">
        {(field) => (
          <TextField label="Name of the new service account" placeholder="ci-debuginfo-uploader" {...bound(field)} />
        )}
      </form.Field>
      <form.Field name="role">
        {(field) => <RolePicker {...bound(field)} roles={roles} disabledReason={whyNotRole} />}
      </form.Field>
      <form.Field name="scope">{(field) => <ScopePicker {...bound(field)} projects={projects} />}</form.Field>
    </>
  );
}
