import type { HelpWords } from '#src/shell/page-help.tsx';

export const projectsHelp: HelpWords = {
  title: 'About projects',
  sentences: [
    'Profiles and debug info are stored in projects, for example one for each environment.',
    'Clients send the project’s ID with their API token. The ID is not a secret.',
  ],
  guide: 'https://www.polarsignals.com/docs/organizations-and-projects',
};
