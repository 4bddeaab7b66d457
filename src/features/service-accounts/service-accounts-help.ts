import type { HelpWords } from '#src/shell/page-help.tsx';

export const serviceAccountsHelp: HelpWords = {
  title: 'About service accounts',
  sentences: [
    'A service account is an identity for an agent, a scraper or a CI job. Its roles decide what it can do.',
    'Clients authenticate as it with an API token, which is shown only once.',
  ],
  guide: 'https://www.polarsignals.com/docs/generating-tokens',
};
