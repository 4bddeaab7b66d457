import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { invalidateSetup, readSetupAgain, saveSetup } from '#src/api/single-sign-on.ts';
import { errorsAt } from '#src/flows/sheet-form/field-errors.ts';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { peopleAbove } from '../people-above.ts';
import type { Meanwhile } from './changed-meanwhile.tsx';
import { mergeSettings, saysTheSame } from './merge-settings.ts';
import { checkSettings, places, type SettingsForm, startOf } from './settings-form.ts';

export type SettingsSheetProps = { organizationId: string; setup: Setup; onClose: () => void };

/**
 * The form and the settings that it began with. Once somebody else has saved others, it begins with those, and `meanwhile` says
 * what they changed: a second press of the button would otherwise save over it unseen.
 */
export function useSettingsForm({ organizationId, setup: opened, onClose }: SettingsSheetProps) {
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
    look: 'Reload this page to see what is saved before you try again.',
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
  return { form, sheet, setup, meanwhile };
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
