import type { HelpWords } from '#src/shell/page-help.tsx';

export const legacyTokensHelp: HelpWords = {
  title: 'About legacy tokens',
  sentences: [
    'Before service accounts, each project had tokens of its own. Whoever has one can send and read profiles and upload debug info in that project.',
    'They can’t be created any more. The way off: give the client an API token of a service account, wait for its first use, then revoke the legacy token.',
  ],
  guide: 'https://www.polarsignals.com/docs/migrate-scrapers',
};
