import { Link } from '@tanstack/react-router';
import { parseSubject } from '#domain/rules/subject.ts';
import type { NameLink } from '#src/access/subject.tsx';

type Account = { readonly id: string; readonly name: string };

/**
 * The link of a subject: a service account's page; for other subjects, and if accounts can't be seen, their role bindings.
 * `undefined` for people, whose names know their page.
 */
export function subjectLink(
  subject: string,
  organizationId: string,
  accounts: readonly Account[] | undefined,
): NameLink | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return undefined;
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
