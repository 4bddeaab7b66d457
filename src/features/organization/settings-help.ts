import type { HelpWords } from '#src/shell/page-help.tsx';

export const settingsHelp: HelpWords = {
  title: 'About organization settings',
  sentences: [
    'This page shows the organization’s name and ID, and your own roles in it.',
    'Role bindings identify you by your OIDC provider and your e-mail.',
  ],
  guide: 'https://www.polarsignals.com/docs/organizations-and-projects',
};
