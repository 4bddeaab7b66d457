import type { HelpWords } from '#src/shell/page-help.tsx';

export const rolesHelp: HelpWords = {
  title: 'About roles',
  sentences: [
    'A role is a set of permissions. It has no effect until a role binding gives it to somebody.',
    'System roles are the same in every organization; custom roles belong to this one.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
