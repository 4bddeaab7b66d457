import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import type { OIDCConfig, SSOSettings } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

/** The client at the issuer that settings name; `undefined` for settings of a kind that the console doesn't know. */
export function clientIn(settings: SSOSettings): OIDCConfig | undefined {
  return settings.ssoConfig.case === 'oidcConfig' ? settings.ssoConfig.value : undefined;
}

/** Why this person can't try the settings; `undefined` if they can, or while it isn't known who they are. */
export function whyNotTry({ setUpBy }: Setup, self: string | undefined): string | undefined {
  if (self === undefined || self === setUpBy) return undefined;
  return 'Whoever saved the settings tries them. To try them yourself, save them again.';
}

/** Why single sign-on can't be enabled now; `undefined` if it can. */
export function whyNotEnable(setup: Setup): string | undefined {
  const { settings, trial, setUpBy, setUpProblem, defaultRoleProblem } = setup;
  if (!settings) return 'Save the settings first.';
  if (setUpProblem !== '') return 'Save the settings yourself first, then try them.';
  if (!trial) return 'Try it first.';
  if (trial.triedBy !== setUpBy) return 'Only a try by whoever saved the settings counts.';
  if (trial.failure !== '') return 'The last try failed. Change what was wrong, then try again.';
  return defaultRoleProblem === '' ? undefined : 'Choose another default role first.';
}

/** What to do next, while single sign-on is off. */
export function nextStep({ settings, trial, defaultRoleProblem }: Setup): string {
  if (!settings) return 'Register the console at your provider, then save the settings.';
  if (!trial) return 'The settings are saved. Try them next.';
  if (trial.failure !== '') return 'The last try failed.';
  return defaultRoleProblem === '' ? 'It was tried and works. Enable it next.' : 'Choose another default role next.';
}
