import type { HelpWords } from '#src/shell/page-help.tsx';

export const singleSignOnHelp: HelpWords = {
  title: 'About single sign-on',
  sentences: [
    'People sign in at an OpenID Connect provider that your organization runs. They count in this organization only.',
    'The usual sign-in keeps working, so owners can always get in and change these settings.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
