import { useStore } from '@tanstack/react-form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { invalidateSetup, readSetupAgain, saveSetup } from '#src/api/single-sign-on.ts';
import { errorsAt } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { DefaultRoleField } from '../default-role/default-role-field.tsx';
import { peopleAbove } from '../people-above.ts';
import { ChangedMeanwhile, type Meanwhile } from './changed-meanwhile.tsx';
import { IssuerAnswer } from './issuer-answer.tsx';
import { mergeSettings, saysTheSame } from './merge-settings.ts';
import { checkSettings, keepsSecret, places, type SettingsForm, startOf } from './settings-form.ts';

type SettingsSheetProps = { organizationId: string; setup: Setup; onClose: () => void };

/**
 * Saves the settings. Nothing is switched on by that, and a trial of before counts no more. Where somebody else saved
 * meanwhile, the form shows what they changed before it saves over it.
 */
export function SettingsSheet({ organizationId, setup: opened, onClose }: SettingsSheetProps) {
  const queryClient = useQueryClient();
  // What the form began with: the page behind it may know newer settings, which the person hasn't seen in the form.
  const [setup, setSetup] = useState(opened);
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  const takeOver = async () => {
    const now = await readSetupAgain(queryClient, organizationId);
    if (!now) return;
    const theirs = startOf(now);
    const merged = mergeSettings(startOf(setup), theirs, form.state.values);
    for (const field of merged.taken) form.setFieldValue(field, theirs[field]);
    setMeanwhile({ ...merged, theirs });
    setSetup(now);
  };
  /** After a lost answer: what is read again says whether it was saved. */
  const isSaved = async (values: SettingsForm) => {
    const now = await readSetupAgain(queryClient, organizationId);
    return now?.version === setup.version + 1 && saysTheSame(startOf(now), values);
  };
  const { form, sheet } = useSheetForm({
    what: 'Single sign-on',
    done: 'changed',
    ifLost: 'Reload this page to see what is saved before you try again.',
    start: startOf(setup),
    check: (values) => checkSettings(values, setup),
    send: async (values) => {
      await saveSetup(requestOf(values, organizationId, setup)).catch(async (error: unknown) => {
        if (!readError(error).isUncertain || !(await isSaved(values))) throw error;
      });
      sheet.guard.letGo();
      await invalidateSetup(queryClient, organizationId);
      toast('Saved the settings of single sign-on');
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => {
      if (error.reason === 'STALE_SINGLE_SIGN_ON') void takeOver();
      else if (error.kind === 'conflict') void invalidateSetup(queryClient, organizationId);
      return refusedFields(error);
    },
    onClose,
  });
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

function refusedFields(error: ApiError) {
  const identifier = error.kind === 'exists' ? error.message : peopleAbove(error);
  return identifier === undefined ? errorsAt(error, places) : { identifier };
}

function requestOf(values: SettingsForm, organizationId: string, { version }: Setup) {
  const { identifier, issuer, clientId, secret, groups, defaultRole } = values;
  const value = { issuerUrl: issuer.trim(), clientId: clientId.trim(), clientSecret: secret, enableGroups: groups };
  const settings = {
    organizationIdentifier: identifier.trim(),
    ssoType: 'oidc',
    ssoConfig: { case: 'oidcConfig' as const, value },
    defaultRole,
  };
  return { organizationId, settings, expectedVersion: version };
}
