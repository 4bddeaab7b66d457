import type { HelpWords } from '#src/shell/page-help.tsx';

export const peopleHelp: HelpWords = {
  title: 'About people',
  sentences: [
    'People get access by accepting an invite, or when somebody creates a role binding for them; it then waits for their first sign-in.',
    'Removing somebody’s access takes all their roles in this organization at once, and signs them out.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
