import type { HelpWords } from '#src/shell/page-help.tsx';

export const roleBindingsHelp: HelpWords = {
  title: 'About role bindings',
  sentences: [
    'A role binding gives one role to one person or service account, in the whole organization or in one project.',
    'Somebody with several role bindings can do everything that any of them allows.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
