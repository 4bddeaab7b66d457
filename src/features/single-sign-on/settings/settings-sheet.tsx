import { useStore } from '@tanstack/react-form';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { DefaultRoleField } from '../default-role/default-role-field.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { IssuerAnswer } from './issuer-answer.tsx';
import { keepsSecret } from './settings-form.ts';
import { type SettingsSheetProps, useSettingsForm } from './use-settings-form.ts';

/** Saves the settings. Nothing is switched on by that, and a trial of before counts no more. */
export function SettingsSheet(props: SettingsSheetProps) {
  const { organizationId } = props;
  const { form, sheet, setup, meanwhile } = useSettingsForm(props);
  const values = useStore(form.store, (state) => state.values);
  return (
    <SheetForm
      sheet={sheet}
      title={setup.settings ? 'Change single sign-on' : 'Set up single sign-on'}
      description="Saving changes nothing for anybody. You try the settings first, then enable single sign-on."
      action="Save settings"
    >
      {meanwhile && <ChangedMeanwhile {...meanwhile} />}
      <form.Field name="identifier">
        {(field) => (
          <TextField
            label="Identifier"
            description="A short name for your organization. People enter it to sign in, and it is part of their subject in role bindings."
            placeholder="acme"
            {...bound(field)}
          />
        )}
      </form.Field>
      <form.Field name="issuer">
        {(field) => (
          <div className="grid gap-2">
            <TextField
              label="Issuer"
              description="The address of your provider, exactly as it calls itself. A slash at the end makes a difference."
              placeholder="https://id.example.com"
              {...bound(field)}
            />
            <IssuerAnswer organizationId={organizationId} issuer={values.issuer} />
          </div>
        )}
      </form.Field>
      <form.Field name="clientId">{(field) => <TextField label="Client ID" {...bound(field)} />}</form.Field>
      <form.Field name="secret">
        {(field) => (
          <TextField
            label="Client secret"
            type="password"
            autoComplete="new-password"
            description={
              keepsSecret(values, setup)
                ? 'Leave this empty to keep the secret.'
                : 'It is kept encrypted, and nobody can read it here afterwards.'
            }
            optional={keepsSecret(values, setup)}
            {...bound(field)}
          />
        )}
      </form.Field>
      <form.Field name="groups">
        {({ name, state, handleChange }) => (
          <Checkbox
            name={name}
            label="Ask for groups, too"
            description="They are only shown when you try it. Leave this off if your provider refuses the scope “groups”."
            checked={state.value}
            onChange={handleChange}
          />
        )}
      </form.Field>
      <form.Field name="defaultRole">
        {(field) => <DefaultRoleField organizationId={organizationId} {...bound(field)} />}
      </form.Field>
    </SheetForm>
  );
}
