import type { HelpWords } from '#src/shell/page-help.tsx';

export const billingHelp: HelpWords = {
  title: 'About billing',
  sentences: [
    'Each billing cycle is one calendar month in UTC. What the projects receive beyond the included GiB is invoiced when the month is over.',
    'Seeing this page needs billing.read, changing something billing.modify. Owners have both; give others a role for it.',
  ],
  guide: 'https://www.polarsignals.com/docs/organizations-and-projects',
};
