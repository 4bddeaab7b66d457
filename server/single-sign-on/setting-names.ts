import type { SettingNames } from '#server/sign-in/oidc-failures.ts';

/** What the settings of an organization's single sign-on are called on its page. */
export const pageNames: SettingNames = {
  provider: 'The issuer',
  issuer: 'The issuer',
  clientId: 'the client ID',
  clientSecret: 'the client secret',
  redirectFrom: '',
};
