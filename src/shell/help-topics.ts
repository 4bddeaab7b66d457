export type HelpTopic =
  | 'overview'
  | 'projects'
  | 'role-bindings'
  | 'roles'
  | 'service-accounts'
  | 'organization-settings';

export interface HelpWords {
  readonly title: string;
  readonly sentences: readonly [string, string];
  /** The public guide. The sentences are enough without it, where there is no network. */
  readonly guide: string;
}

const guides = 'https://www.polarsignals.com/docs';

/** What each page is about, in two sentences. */
export const helpTopics: Readonly<Record<HelpTopic, HelpWords>> = {
  overview: {
    title: 'About this overview',
    sentences: [
      'It shows who owns the organization, which access needs attention and which API tokens nobody uses.',
      'You see only what your roles let you see.',
    ],
    guide: `${guides}/iam`,
  },
  projects: {
    title: 'About projects',
    sentences: [
      'Profiles and debug info are stored in projects, for example one for each environment.',
      'Clients send the project’s ID with their API token. The ID is not a secret.',
    ],
    guide: `${guides}/organizations-and-projects`,
  },
  'role-bindings': {
    title: 'About role bindings',
    sentences: [
      'A role binding gives one role to one person or service account, in the whole organization or in one project.',
      'Somebody with several role bindings can do everything that any of them allows.',
    ],
    guide: `${guides}/iam`,
  },
  roles: {
    title: 'About roles',
    sentences: [
      'A role is a set of permissions. It has no effect until a role binding gives it to somebody.',
      'System roles are the same in every organization; custom roles belong to this one.',
    ],
    guide: `${guides}/iam`,
  },
  'service-accounts': {
    title: 'About service accounts',
    sentences: [
      'A service account is an identity for an agent, a scraper or a CI job. Its roles decide what it can do.',
      'Clients authenticate as it with an API token, which is shown only once.',
    ],
    guide: `${guides}/generating-tokens`,
  },
  'organization-settings': {
    title: 'About organization settings',
    sentences: [
      'This page shows the organization’s name and ID, and your own roles in it.',
      'Role bindings identify you by your OIDC provider and your e-mail.',
    ],
    guide: `${guides}/organizations-and-projects`,
  },
};
