import type { HelpWords } from '#src/shell/page-help.tsx';

export const usageHelp: HelpWords = {
  title: 'About usage',
  sentences: [
    'Usage is the profile data that agents and scrapers send to your projects, counted by project and UTC day. One GiB is 1,073,741,824 bytes.',
    'A deleted project still counts in the billing cycles in which it received data, under its last name.',
  ],
  guide: 'https://www.polarsignals.com/docs/organizations-and-projects',
};
