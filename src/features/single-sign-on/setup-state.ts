import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import type { OIDCConfig, SSOSettings } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';

/** The client at the issuer that settings name; `undefined` for settings of a kind that the console doesn't know. */
export function clientIn(settings: SSOSettings): OIDCConfig | undefined {
  return settings.ssoConfig.case === 'oidcConfig' ? settings.ssoConfig.value : undefined;
}

/** Why single sign-on can't be enabled now; `undefined` if it can. */
export function whyNotEnable({ settings, trial, defaultRoleProblem }: Setup): string | undefined {
  if (!settings) return 'Save the settings first.';
  if (!trial) return 'Try it first.';
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
