import type { HelpWords } from '#src/shell/page-help.tsx';

export const migrationsHelp: HelpWords = {
  title: 'About migrations',
  sentences: [
    'A client gets a service account with the least role that it needs, and an API token. It sends the token together with the project’s ID.',
    'The legacy token is revoked last: once the API token was used, and the legacy token has been silent for as long as such a client can be.',
  ],
  guide: 'https://www.polarsignals.com/docs/migrate-scrapers',
};
