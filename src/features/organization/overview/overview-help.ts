import type { HelpWords } from '#src/shell/page-help.tsx';

export const overviewHelp: HelpWords = {
  title: 'About this overview',
  sentences: [
    'It shows who owns the organization, which access needs attention and which API tokens nobody uses.',
    'You see only what your roles let you see.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
