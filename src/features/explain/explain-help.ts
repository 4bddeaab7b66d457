import type { HelpWords } from '#src/shell/page-help.tsx';

export const explainHelp: HelpWords = {
  title: 'About explaining access',
  sentences: [
    'Ask what somebody can do, who can do something, or why somebody can’t. The answer names the role binding that decides.',
    'For a “no” it lists the smallest changes that would turn it into a “yes”, each with all that it would give besides.',
  ],
  guide: 'https://www.polarsignals.com/docs/iam',
};
