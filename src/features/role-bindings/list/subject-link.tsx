import { Link } from '@tanstack/react-router';
import { parseSubject } from '#domain/rules/subject.ts';
import type { NameLink } from '#src/access/subject.tsx';

type Account = { readonly id: string; readonly name: string };

/** The page of a subject: a service account's own; for everybody else, and while accounts can't be seen, all that they have. */
export function subjectLink(
  subject: string,
  organizationId: string,
  accounts: readonly Account[] | undefined,
): NameLink {
  const parsed = parseSubject(subject);
  const account = parsed.kind === 'serviceaccount' ? accounts?.find(({ name }) => name === parsed.name) : undefined;
  if (account) {
    return (
      <Link
        to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
        params={{ organizationId, serviceAccountId: account.id }}
        preload={false}
      />
    );
  }
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{ subject: [subject] }}
      preload={false}
    />
  );
}
