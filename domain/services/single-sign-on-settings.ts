import type { Access } from '#domain/authorize.ts';
import { failedPrecondition, invalidArgument } from '#domain/errors.ts';
import { refuseGrantAboveCaller } from '#domain/escalation.ts';
import type { Host } from '#domain/host.ts';
import { roleByReference } from '#domain/role-lookup.ts';
import { checkIssuer } from '#domain/rules/issuer-address.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import type { DefaultRole, SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { Validation } from '#domain/validation.ts';
import type { SSOSettings } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

/** Settings that are right one by one. */
export interface ValidSettings {
  readonly identifier: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Empty: the one that is kept stays. */
  readonly clientSecret: string;
  readonly enableGroups: boolean;
  /** A role reference; empty: none. */
  readonly defaultRole: string;
}

const longestSecret = 1000;

/** The settings of a request. Throws InvalidArgument with everything that is wrong with them; no message has the secret. */
export function validSettings(
  { singleSignOn }: Pick<Host, 'singleSignOn'>,
  settings: SSOSettings | undefined,
  current: SingleSignOn | undefined,
): ValidSettings {
  const config = settings?.ssoConfig.case === 'oidcConfig' ? settings.ssoConfig.value : undefined;
  if (!settings || !config) {
    throw invalidArgument([
      { field: 'settings.oidc_config', description: 'Send the settings of an OpenID Connect client.' },
    ]);
  }
  const input = new Validation();
  const identifier = settings.organizationIdentifier.trim();
  input.check(settings.ssoType === 'oidc', 'settings.sso_type', 'Only oidc is supported.');
  input.check(isProviderName(identifier), 'settings.organization_identifier', `Use ${providerNameWords}.`);
  const issuer = checkIssuer(config.issuerUrl, singleSignOn.plainIssuers);
  input.check(issuer.ok, 'settings.oidc_config.issuer_url', issuer.ok ? '' : issuer.reason);
  const clientId = config.clientId.trim();
  input.text(clientId, 'settings.oidc_config.client_id');
  const { clientSecret, enableGroups } = config;
  const secret = 'settings.oidc_config.client_secret';
  if (clientSecret !== '') input.text(clientSecret, secret, longestSecret);
  // A secret is for one client at one issuer: another issuer must not be sent it.
  const isSame = current?.clientId === clientId && issuer.ok && current.issuer === issuer.issuer;
  const canOpen = current !== undefined && singleSignOn.canOpen(current.sealedSecret, current.organizationId);
  input.check(clientSecret !== '' || (isSame && canOpen), secret, secretWords(current !== undefined, canOpen));
  input.done();
  return {
    identifier,
    issuer: issuer.ok ? issuer.issuer : '',
    clientId,
    clientSecret,
    enableGroups,
    defaultRole: settings.defaultRole,
  };
}

function secretWords(isSetUp: boolean, canOpen: boolean): string {
  if (!isSetUp) return 'Enter the secret.';
  if (!canOpen) return 'Enter the secret again: this server has another key and can’t read the one that is kept.';
  return 'Enter the secret again: it belongs to the issuer and client of before.';
}

/**
 * The default role to store, as chosen by this caller now. Throws InvalidArgument for a role that doesn't exist, and
 * PermissionDenied for one with a permission that the caller lacks.
 */
export async function chosenDefaultRole(
  reader: StoreReader,
  access: Access,
  reference: string,
  chosen: Pick<DefaultRole, 'setAt' | 'setBy'>,
  field: string,
): Promise<DefaultRole | null> {
  if (reference === '') return null;
  const role = await roleByReference(reader, access.organization.id, reference);
  if (!role) {
    throw invalidArgument([{ field, description: 'There is no such role in this organization. Choose another one.' }]);
  }
  refuseGrantAboveCaller(access, role.permissions, null, `make ${role.reference} the default role`);
  return { roleId: role.id, reference: role.reference, setAt: chosen.setAt, setBy: chosen.setBy };
}

/** Throws FailedPrecondition where this server has no means for single sign-on. */
export function refuseUnavailable({ singleSignOn }: Pick<Host, 'singleSignOn'>): void {
  if (singleSignOn.unavailable === '') return;
  throw failedPrecondition('SINGLE_SIGN_ON_UNAVAILABLE', singleSignOn.unavailable);
}
