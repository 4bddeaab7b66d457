import type { HelpWords } from '#src/shell/page-help.tsx';

export const settingsHelp: HelpWords = {
  title: 'About organization settings',
  sentences: [
    'The name is only for people: renaming the organization breaks nothing. Clients and custom roles use IDs.',
    'An organization keeps at least one owner who has signed in, so its last owner can’t leave it.',
  ],
  guide: 'https://www.polarsignals.com/docs/organizations-and-projects',
};
