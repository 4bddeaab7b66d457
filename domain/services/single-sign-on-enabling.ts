import { failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { defaultRoleOf, settingsMessage } from '#domain/services/single-sign-on-messages.ts';
import { setUpProblem } from '#domain/single-sign-on/set-up-by.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import type { SSOSettings } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

/**
 * The settings to switch on, and the reference of their default role. Throws FailedPrecondition unless they are those that were
 * asked for, this server can read their client secret, whoever set them up has tried them and still answers for them, and their
 * default role can be given.
 */
export async function setupToEnable(
  { singleSignOn }: Pick<Host, 'singleSignOn'>,
  reader: StoreReader,
  organizationId: string,
  asked: SSOSettings,
): Promise<{ readonly setup: SingleSignOn; readonly reference: string }> {
  const setup = await reader.singleSignOn.ofOrganization(organizationId);
  if (!setup) throw otherSettings();
  const { reference, problem } = await defaultRoleOf(reader, setup);
  if (!areSame(settingsMessage(setup, reference), asked)) throw otherSettings();
  const lost = await setUpProblem(reader, setup);
  if (lost !== '') throw failedPrecondition('SET_UP_AGAIN', `${lost} Save the settings yourself, and try them.`);
  if (!singleSignOn.canOpen(setup.sealedSecret, organizationId)) throw lostSecret();
  refuseUntried(setup);
  if (problem !== '') throw failedPrecondition('DEFAULT_ROLE', `${problem} Choose another one first.`);
  return { setup, reference };
}

function refuseUntried({ trial, setUpBy }: SingleSignOn): void {
  // Nobody else's trial counts: who vouches for a provider has seen what it says.
  if (trial?.failure === '' && trial.triedBy === setUpBy) return;
  throw failedPrecondition(
    'NOT_TRIED',
    'Whoever saved these settings hasn’t signed in through them yet, and without that single sign-on can’t be enabled. Try them, then enable single sign-on.',
  );
}

function lostSecret() {
  return failedPrecondition(
    'SET_UP_AGAIN',
    'This server has another key and can’t read the client secret. Save the settings with the secret, and try them.',
  );
}

function otherSettings() {
  return failedPrecondition(
    'OTHER_SETTINGS',
    'These are not the settings that are saved. Save them, try them, then enable single sign-on.',
  );
}

/** Whether a request means the settings that are kept. It may leave the secret out only: nobody can compare it. */
function areSame(kept: ReturnType<typeof settingsMessage>, asked: SSOSettings): boolean {
  const config = asked.ssoConfig.case === 'oidcConfig' ? asked.ssoConfig.value : undefined;
  const { issuerUrl, clientId, clientSecret, enableGroups } = kept.ssoConfig.value;
  return (
    asked.organizationIdentifier === kept.organizationIdentifier &&
    asked.ssoType === kept.ssoType &&
    asked.defaultRole === kept.defaultRole &&
    config?.issuerUrl === issuerUrl &&
    config.clientId === clientId &&
    config.clientSecret === clientSecret &&
    config.enableGroups === enableGroups
  );
}
