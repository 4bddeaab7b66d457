import { checkIssuer } from '#domain/rules/issuer-address.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { type FieldErrors, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { clientIn } from '../setup-state.ts';

/** What the form asks for. The secret is what was typed: the one that is kept is never known here. */
export interface SettingsForm {
  readonly identifier: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
  readonly groups: boolean;
  readonly defaultRole: string;
}

/** The form's fields, by the names that the backend has for them. */
export const places = {
  'settings.organization_identifier': 'identifier',
  'settings.oidc_config.issuer_url': 'issuer',
  'settings.oidc_config.client_id': 'clientId',
  'settings.oidc_config.client_secret': 'secret',
  'settings.default_role': 'defaultRole',
  issuer_url: 'issuer',
} as const;

export function startOf({ settings }: Setup): SettingsForm {
  const client = settings && clientIn(settings);
  return {
    identifier: settings?.organizationIdentifier ?? '',
    issuer: client?.issuerUrl ?? '',
    clientId: client?.clientId ?? '',
    secret: '',
    groups: client?.enableGroups ?? false,
    defaultRole: settings?.defaultRole ?? '',
  };
}

/** Whether the secret that is kept still belongs to what the form says: to the same client at the same issuer. */
export function keepsSecret({ issuer, clientId }: SettingsForm, setup: Setup): boolean {
  const client = setup.settings && clientIn(setup.settings);
  return setup.hasSecret && client?.issuerUrl === issuer.trim() && client.clientId === clientId.trim();
}

/** What is wrong, by the backend's rules. Whether an address may be asked by http only the backend knows. */
export function checkSettings(values: SettingsForm, setup: Setup): FieldErrors<SettingsForm> {
  const { identifier, issuer, clientId, secret } = values;
  return {
    identifier: isProviderName(identifier.trim()) ? undefined : `Use ${providerNameWords}.`,
    issuer: reasonIn(checkIssuer(issuer, true)),
    clientId: clientId.trim() === '' ? 'Enter the client ID.' : undefined,
    secret: secret === '' && !keepsSecret(values, setup) ? secretNeeded(setup) : undefined,
  };
}

function secretNeeded({ hasSecret }: Setup): string {
  return hasSecret ? 'Enter the secret again: it belongs to the issuer and client of before.' : 'Enter the secret.';
}
