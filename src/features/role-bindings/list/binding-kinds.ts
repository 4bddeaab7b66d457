/** What can be wrong with a role binding, in the order in which a person should look at it. */
export const bindingProblems = ['project-gone', 'role-gone', 'account-gone', 'unknown-subject', 'duplicate'] as const;
export type BindingProblem = (typeof bindingProblems)[number];

/** What kinds of subjects one filters by. */
export const subjectKinds = ['user', 'serviceaccount', 'other'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The columns that sort. */
export const sortColumns = ['subject', 'role', 'scope', 'creator'] as const;
export type SortColumn = (typeof sortColumns)[number];
