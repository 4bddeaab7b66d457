import type { HelpWords } from '#src/shell/page-help.tsx';

export const invitesHelp: HelpWords = {
  title: 'About invites',
  sentences: [
    'An invite is a link. Everyone who opens it and accepts gets its role in the whole organization.',
    'A link works for any number of people until it expires or somebody ends it. They keep the role afterwards.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
