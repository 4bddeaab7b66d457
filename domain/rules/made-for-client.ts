import { serviceAccountSubject } from '#domain/rules/subject.ts';

/**
 * Who undoes a migration deletes what it says was made for it. An address or a record can say anything, so both the backend and
 * the screen ask here whether it can be true: the maker of the API token made the rest, too, and for this account and project.
 */

interface Made {
  /** Empty: nobody knows. */
  readonly createdBy: string;
}

/** Whether the account can have been created together with its token. */
export function isMadeWith(account: Made, token: Made): boolean {
  return account.createdBy !== '' && account.createdBy === token.createdBy;
}

/** The role binding in question. `null` or empty: it counts in the whole organization. */
interface MadeBinding extends Made {
  readonly subject: string;
  readonly projectId: string | null;
}

/** Whether the role binding can have been created for this account's client of this project, by the maker of its token. */
export function isBindingOfClient(
  binding: MadeBinding,
  account: { readonly name: string },
  token: Made,
  projectId: string,
): boolean {
  const isOfAccount = binding.subject === serviceAccountSubject(account.name) && binding.projectId === projectId;
  return isOfAccount && isMadeWith(binding, token);
}
