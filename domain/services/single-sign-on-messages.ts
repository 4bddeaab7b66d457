import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { Host } from '#domain/host.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import { defaultRoleNow } from '#domain/single-sign-on/default-role.ts';
import { setUpProblem } from '#domain/single-sign-on/set-up-by.ts';
import type { SingleSignOn, SingleSignOnTrial } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** Settings as everybody may see them: without the secret. */
export function settingsMessage({ identifier, issuer, clientId, enableGroups }: SingleSignOn, defaultRole: string) {
  return {
    organizationIdentifier: identifier,
    ssoType: 'oidc',
    ssoConfig: {
      case: 'oidcConfig' as const,
      value: { issuerUrl: issuer, clientId, clientSecret: '', enableGroups },
    },
    defaultRole,
  };
}

/** How single sign-on stands in an organization, with or without settings. */
export async function setupMessage(
  host: Pick<Host, 'singleSignOn' | 'providers'>,
  reader: StoreReader,
  organizationId: string,
) {
  const { unavailable, canOpen, redirectUrl, loginUrl, trialUrl } = host.singleSignOn;
  const setup = await reader.singleSignOn.ofOrganization(organizationId);
  const always = { redirectUrl: redirectUrl(organizationId), unavailable };
  if (!setup) return always;
  const { reference, problem } = await defaultRoleOf(reader, setup);
  return {
    ...always,
    settings: settingsMessage(setup, reference),
    hasSecret: canOpen(setup.sealedSecret, organizationId),
    version: setup.version,
    enabled: isOn(host, setup),
    ...(setup.trial && { trial: trialMessage(setup.trial) }),
    loginUrl: loginUrl(setup.identifier),
    trialUrl: trialUrl(setup.identifier),
    defaultRoleProblem: problem,
    setUpBy: setup.setUpBy,
    setUpAt: timestampFromDate(setup.setUpAt),
    setUpProblem: await setUpProblem(reader, setup),
  };
}

/** The default role by the name that it has now, and why it isn't given any more; both empty without one. */
export async function defaultRoleOf(
  reader: StoreReader,
  { organizationId, defaultRole }: SingleSignOn,
): Promise<{ readonly reference: string; readonly problem: string }> {
  if (!defaultRole) return { reference: '', problem: '' };
  const now = await defaultRoleNow(reader, organizationId, defaultRole);
  if (now.kind === 'given') return { reference: now.role.reference, problem: '' };
  return { reference: now.reference, problem: now.why };
}

function trialMessage({ triedAt, triedBy, email, emailVerified, groups, failure }: SingleSignOnTrial) {
  return { triedAt: timestampFromDate(triedAt), triedBy, email, emailVerified, groups: [...groups], failure };
}
